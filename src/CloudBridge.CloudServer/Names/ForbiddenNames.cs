using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Names;

/// <summary>
/// The words of a file that may change while the server runs. A handshake looks at it, every few seconds at most. A version that cannot be
/// read changes nothing but the log.
/// </summary>
internal sealed partial class ForbiddenNames
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private volatile ForbiddenWords _words;
    private (DateTime WrittenAt, long Length) _version;
    private string? _fault;
    private long _lookedAt;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is too long, or no text.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public ForbiddenNames(string path, TimeProvider time, ILogger logger)
    {
        (_path, _time, _logger, _lookedAt) = (path, time, logger, time.GetTimestamp());
        _version = VersionOf(path);
        _words = ForbiddenWords.Read(path);
        Tell();
    }

    /// <summary>Whether a user name may not be used.</summary>
    /// <param name="name">The name, in ASCII.</param>
    public bool Forbid(ReadOnlySpan<byte> name)
    {
        // While one reads the file, the others go by what was in it.
        if (_time.GetElapsedTime(Volatile.Read(ref _lookedAt)) >= BetweenLooks && _gate.TryEnter())
        {
            try
            {
                Look();
            }
            finally
            {
                _gate.Exit();
            }
        }

        return _words.AreIn(name);
    }

    private void Look()
    {
        Volatile.Write(ref _lookedAt, _time.GetTimestamp());
        try
        {
            var version = VersionOf(_path);
            if (version == _version && _fault is null)
            {
                return;
            }

            _words = ForbiddenWords.Read(_path);
            (_version, _fault) = (version, null);
            Tell();
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            if (error.Message != _fault)
            {
                _fault = error.Message;
                Log.Kept(_logger, _path, _fault);
            }
        }
    }

    private void Tell() => Log.Read(_logger, _words.Count, _path, _words.Idle);

    /// <summary>Of the file itself where the path is a link to it.</summary>
    private static (DateTime WrittenAt, long Length) VersionOf(string path)
    {
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return (file.LastWriteTimeUtc, file.Length);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Words of {Path} that are forbidden in user names: {Count}. Lines left out, as no name could contain them: {Idle}")]
        public static partial void Read(ILogger logger, int count, string path, int idle);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The words that are forbidden in user names stay as they were, as {Path} cannot be used: {Fault}")]
        public static partial void Kept(ILogger logger, string path, string fault);
    }
}
