using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Names;

/// <summary>
/// The words of a file that may change while the server runs. A handshake has it looked at, every few seconds at most, on a
/// thread of the pool: a file that takes long or says nothing holds up nobody but that one, for a moment. A version that
/// cannot be read changes nothing but the log.
/// </summary>
internal sealed partial class ForbiddenNames
{
    private const int MaxLooks = 4;
    private const string Silence = "It does not answer.";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private volatile ForbiddenWords _words;
    private (DateTime WrittenAt, long Length) _version;
    private (DateTime WrittenAt, long Length)? _reading;
    private string? _fault;
    private long _lookedAt;
    private int _looks;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is too long, or no text.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public ForbiddenNames(string path, TimeProvider time, ILogger logger)
    {
        (_path, _time, _logger, _lookedAt) = (path, time, logger, time.GetTimestamp());
        _version = VersionOf(path);
        _words = ForbiddenWords.Read(path, time);
        Tell();
    }

    /// <summary>True when a user name may not be used.</summary>
    /// <param name="name">The name, in ASCII.</param>
    public bool Forbid(ReadOnlySpan<byte> name) => _words.AreIn(name);

    /// <summary>
    /// Reads the file again when it has changed, unless somebody has looked just now; never throws. The others go by what
    /// was in it.
    /// </summary>
    public async ValueTask LookAsync()
    {
        lock (_gate)
        {
            if (_time.GetElapsedTime(_lookedAt) < BetweenLooks || _looks == MaxLooks)
            {
                return;
            }

            _lookedAt = _time.GetTimestamp();
            _looks++;
        }

        try
        {
            await Task.Run(Look).WaitAsync(Patience, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Keep(Silence);
        }
    }

    private void Look()
    {
        (DateTime WrittenAt, long Length)? version = null;
        try
        {
            version = BeginReading();
            if (version is { } changed)
            {
                EndReading(changed, ForbiddenWords.ReadNow(_path));
            }
        }
        catch (Exception error)
        {
            Keep(error.Message);
        }
        finally
        {
            lock (_gate)
            {
                _looks--;
                _reading = _reading == version ? null : _reading;
            }
        }
    }

    /// <summary>The version to read; null when it is known, or another look reads it still.</summary>
    private (DateTime WrittenAt, long Length)? BeginReading()
    {
        var version = VersionOf(_path);
        lock (_gate)
        {
            var isKnown = version == _reading || (version == _version && _fault is null);
            return isKnown ? null : _reading = version;
        }
    }

    private void EndReading((DateTime WrittenAt, long Length) version, ForbiddenWords words)
    {
        lock (_gate)
        {
            if (_reading != version)
            {
                return;
            }

            (_words, _version, _fault) = (words, version, null);
        }

        Tell();
    }

    private void Keep(string fault)
    {
        lock (_gate)
        {
            if (fault == _fault)
            {
                return;
            }

            _fault = fault;
        }

        Log.Kept(_logger, _path, fault);
    }

    private void Tell() => Log.Read(_logger, _words.Count, _path, _words.Idle);

    /// <summary>The version of the file, of the file itself where the path is a link to it.</summary>
    private static (DateTime WrittenAt, long Length) VersionOf(string path)
    {
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return (file.LastWriteTimeUtc, file.Length);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Words of {Path} that are forbidden in user names: {Count}. Lines left out, as no name could contain " +
                "them: {Idle}")]
        public static partial void Read(ILogger logger, int count, string path, int idle);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The words that are forbidden in user names stay as they were, as {Path} cannot be used: {Fault}")]
        public static partial void Kept(ILogger logger, string path, string fault);
    }
}
