using System.Threading.Channels;
using CloudBridge.Scratch;
using CloudBridge.Storage.Cache;
using CloudBridge.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage;

/// <summary>
/// Answers of upstreams in an SQLite file, which is made when it is first used. Changes are written in the background; when the
/// disk is slower than they come, some are not kept. When it fails, there is no cache for a minute, and a warning.
/// </summary>
public sealed partial class SqliteUpstreamCache : IUpstreamCache, IAsyncDisposable
{
    private const int BatchSize = 100;
    private static readonly TimeSpan SickTime = TimeSpan.FromMinutes(1);

    private readonly SqliteUpstreamCacheOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SqliteUpstreamCache> _logger;
    private readonly CacheFile _file;
    private readonly string _path;
    private readonly Channel<CacheWork> _queue;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Task _writing;
    private CacheSession? _session;
    private long? _sickSince;
    private long _waitingBytes;
    private long _dropped;

    /// <summary>Makes it; no file is touched yet.</summary>
    /// <param name="options">Where it is, and its limits.</param>
    /// <param name="time">Decides what is of no more use.</param>
    /// <param name="logger">Where failures of the disk go.</param>
    public SqliteUpstreamCache(SqliteUpstreamCacheOptions options, TimeProvider time, ILogger<SqliteUpstreamCache> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time, _logger) = (options, time, logger);
        _path = new DataFolder(options.Folder).Cache;
        _file = new CacheFile(_path, time, logger);
        _queue = Channel.CreateBounded<CacheWork>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Changes that were not kept because too many waited.</summary>
    internal long Dropped => Interlocked.Read(ref _dropped);

    /// <inheritdoc />
    public async ValueTask<UpstreamReply?> FindAsync(UpstreamCacheKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await UseAsync(session => session.Find(key, _time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Save(UpstreamCacheKey key, UpstreamReply reply, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(reply);
        var work = new CacheWork(key, reply, until);
        // What does not fit must not leave an older answer in its place.
        Post(work.Size > _options.MaxBytes / 16 ? work with { Reply = null } : work);
    }

    /// <inheritdoc />
    public void Remove(UpstreamCacheKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Post(new CacheWork(key, null, default));
    }

    /// <summary>Writes what waits, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        await _gate.WaitAsync().ConfigureAwait(false);
        _session?.Dispose();
        _session = null;
        _sickSince = long.MaxValue;
        _gate.Release();
    }

    /// <summary>Ends when all that was handed over before is written or dropped.</summary>
    internal async Task FlushAsync()
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync(new CacheWork(new("", ""), null, default, written)).ConfigureAwait(false);
        await written.Task.ConfigureAwait(false);
    }

    private void Post(CacheWork work)
    {
        if (Interlocked.Add(ref _waitingBytes, work.Size) <= _options.MaxWaitingBytes && _queue.Writer.TryWrite(work))
        {
            return;
        }

        Interlocked.Add(ref _waitingBytes, -work.Size);
        Interlocked.Increment(ref _dropped);
    }

    private async Task WriteAsync()
    {
        var batch = new List<CacheWork>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < BatchSize && _queue.Reader.TryRead(out var work))
            {
                batch.Add(work);
            }

            await WriteBatchAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private async Task WriteBatchAsync(List<CacheWork> batch)
    {
        var changes = batch.Where(work => work.Written is null).ToList();
        if (changes.Count > 0)
        {
            await UseAsync(
                session => session.Write(changes, _time.GetUtcNow(), _options.MaxBytes),
                CancellationToken.None).ConfigureAwait(false);
            Interlocked.Add(ref _waitingBytes, -changes.Sum(change => (long)change.Size));
        }

        foreach (var work in batch)
        {
            work.Written?.TrySetResult();
        }
    }

    /// <summary>Does something with the file, when there is a usable one.</summary>
    private async Task<T?> UseAsync<T>(Func<CacheSession, T> use, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return IsSick() ? default : await Task.Run(() => Use(use), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private T? Use<T>(Func<CacheSession, T> use)
    {
        try
        {
            var result = use(_session ??= _file.Open());
            if (_sickSince is not null)
            {
                _sickSince = null;
                Log.Recovered(_logger, _path);
            }

            return result;
        }
        catch (Exception error)
        {
            // Whatever it is: a cache that fails must cost nobody an answer, and its writer must go on.
            TryFail(error);
            return default;
        }
    }

    private bool IsSick() => _sickSince is { } since && (since == long.MaxValue || _time.GetElapsedTime(since) < SickTime);

    private void TryFail(Exception error)
    {
        try
        {
            Fail(error);
        }
        catch (Exception)
        {
            // Not even a log that cannot be written, or a file that does not close, is a reason.
            _sickSince ??= _time.GetTimestamp();
        }
    }

    private void Fail(Exception error)
    {
        var session = _session;
        _session = null;
        session?.Dispose();
        try
        {
            if (CacheFile.IsDamage(error))
            {
                _file.SetAside(error);
                return;
            }
        }
        catch (Exception other) when (SqliteFault.IsOne(other))
        {
            error = other;
        }

        _sickSince = _time.GetTimestamp();
        Log.Failed(_logger, error, SqliteFault.Describe(_path, error));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Answers are not kept on the disk for a while: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, string reason);

        [LoggerMessage(2, LogLevel.Information, "Answers are kept in {File} again")]
        public static partial void Recovered(ILogger logger, string file);
    }
}
