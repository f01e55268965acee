using CloudBridge.CloudServer.Runtime;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Rooms.Keeping;

/// <summary>Trouble with the store, which is told when it begins and when it ends, and not in between.</summary>
/// <param name="logger">Where it is told.</param>
/// <param name="began">The sentence for the beginning; the reason is put behind it.</param>
/// <param name="ended">The sentence for the end.</param>
internal sealed partial class StoreTrouble(ILogger logger, string began, string ended)
{
    private int _isOn;

    /// <summary>True from the first failure to the next success.</summary>
    public bool IsOn => Volatile.Read(ref _isOn) != 0;

    /// <summary>The store has failed, or says nothing.</summary>
    public void Begin(string reason)
    {
        if (Interlocked.Exchange(ref _isOn, 1) == 0)
        {
            Contained.Run("A line of the log", logger, reason, text => Log.Began(logger, began, text));
        }
    }

    /// <summary>The store has done what it was asked for.</summary>
    public void End()
    {
        if (IsOn && Interlocked.Exchange(ref _isOn, 0) != 0)
        {
            Contained.Run("A line of the log", logger, ended, text => Log.Ended(logger, text));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence}: {Reason}")]
        public static partial void Began(ILogger logger, string sentence, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Sentence}")]
        public static partial void Ended(ILogger logger, string sentence);
    }
}
