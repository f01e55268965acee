using System.Threading.Channels;
using CloudBridge.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.CloudStorage;

/// <summary>
/// The one thread that writes what projects store. It takes what waits, however little, and commits it together; while
/// it commits, the next gather. When the disk fails, those who wait are told, and the next try begins with a new connection.
/// </summary>
internal sealed partial class StorageWriter : IAsyncDisposable
{
    private readonly SqliteCloudStoreOptions _options;
    private readonly Func<StorageSession> _open;
    private readonly Action<StorageSession> _committed;
    private readonly ILogger _logger;
    private readonly Channel<StorageWork> _queue;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StorageSession? _session;
    private string? _trouble;
    private long _failed;

    /// <summary>Starts writing.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="open">Opens the database; called on the writer's thread, and again after a failure.</param>
    /// <param name="committed">Called after each commit, before those who wait for it go on.</param>
    /// <param name="logger">Where failures go.</param>
    public StorageWriter(SqliteCloudStoreOptions options, Func<StorageSession> open, Action<StorageSession> committed, ILogger logger)
    {
        (_options, _open, _committed, _logger) = (options, open, committed, logger);
        _queue = Channel.CreateBounded<StorageWork>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });
        new Thread(Run) { IsBackground = true, Name = "CloudBridge cloud storage" }.Start();
    }

    /// <summary>Hands work over and waits until it is durable.</summary>
    /// <exception cref="CloudStorageException">It was refused, or is not durable and may never be.</exception>
    public async ValueTask<T> DoAsync<T>(Func<StorageSession, T> run)
    {
        var work = new AwaitedStorageWork<T>(run);
        try
        {
            await _queue.Writer.WriteAsync(work).ConfigureAwait(false);
        }
        catch (ChannelClosedException error)
        {
            throw new CloudStorageException("The cloud storage is closed.", error);
        }

        return await work.Task.ConfigureAwait(false);
    }

    /// <summary>Ends when everything handed over so far is durable or has failed.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Run()
    {
        var batch = new List<StorageWork>();
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < _options.MaxCommit && _queue.Reader.TryRead(out var work))
            {
                batch.Add(work);
            }

            TryWrite(batch);
            batch.Clear();
        }

        _session?.Dispose();
        _ended.SetResult();
    }

    private void TryWrite(List<StorageWork> batch)
    {
        try
        {
            Write(batch);
        }
        catch (Exception)
        {
            // All who waited have been told. What is left is a log that cannot be written, which must not end the thread and the process with it.
        }
    }

    private void Write(List<StorageWork> batch)
    {
        try
        {
            Commit(batch);
        }
        catch (Exception error)
        {
            Fail(batch, error);
            return;
        }

        try
        {
            Recover();
        }
        finally
        {
            batch.ForEach(work => work.Done());
        }
    }

    private void Commit(List<StorageWork> batch)
    {
        var session = _session ??= _open();
        session.Begin();
        foreach (var work in batch)
        {
            work.Run(session);
        }

        session.Commit();
        _committed(session);
    }

    private void Fail(List<StorageWork> batch, Exception error)
    {
        // Who waits behind would only wait for the same disk to fail again.
        for (var waiting = _queue.Reader.Count; waiting > 0 && _queue.Reader.TryRead(out var work); waiting--)
        {
            batch.Add(work);
        }

        var message = SqliteFault.IsOne(error) ? SqliteFault.Describe(new DataFolder(_options.Folder).Database, error) : error.Message;
        try
        {
            GiveUpSession(batch.Count, error, message);
        }
        finally
        {
            var failure = new CloudStorageException(message, error);
            batch.ForEach(work => work.Failed(failure));
        }
    }

    private void GiveUpSession(int changes, Exception error, string message)
    {
        using var session = _session;
        _session = null;
        _failed += changes;
        // A sick disk says the same at every try; once is enough.
        if (message != _trouble)
        {
            _trouble = message;
            Log.Failed(_logger, error, changes, message);
        }
    }

    private void Recover()
    {
        if (_trouble is not null)
        {
            Log.Recovered(_logger, _failed);
            (_trouble, _failed) = (null, 0);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The cloud storage could not write {Changes} changes: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, int changes, string reason);

        [LoggerMessage(2, LogLevel.Information, "The cloud storage writes again; {Changes} changes could not be written meanwhile")]
        public static partial void Recovered(ILogger logger, long changes);
    }
}
