using System.Threading.Channels;
using CloudBridge.Monitors;
using CloudBridge.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Engines.Sqlite;

/// <summary>
/// The one thread that writes a database. It takes what waits, however little, and commits it together; while it commits, the next
/// gather. When the disk fails, all who wait are told, and the next try begins with a new connection.
/// </summary>
internal sealed partial class GroupWriter : IAsyncDisposable
{
    private readonly SqliteEngineOptions _options;
    private readonly Func<WriteSession> _open;
    private readonly ILogger _logger;
    private readonly Channel<SqlWork> _queue;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriteSession? _session;
    private string? _trouble;

    /// <summary>Starts writing.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="open">Opens the database; called on the writer's thread, and again after a failure.</param>
    /// <param name="logger">Where failures go.</param>
    public GroupWriter(SqliteEngineOptions options, Func<WriteSession> open, ILogger logger)
    {
        (_options, _open, _logger) = (options, open, logger);
        _queue = Channel.CreateBounded<SqlWork>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });
        new Thread(Run) { IsBackground = true, Name = $"CloudBridge {Path.GetFileNameWithoutExtension(options.File)}" }.Start();
    }

    /// <summary>
    /// Hands work over and waits until it is durable. The token counts until the work begins: who gave up before knows that nothing has
    /// changed, and what has begun is waited for.
    /// </summary>
    /// <exception cref="MonitorException">The disk failed, or the writer is closed.</exception>
    public async Task<T> DoAsync<T>(Func<DbSession, Task<T>> run, CancellationToken cancellationToken)
    {
        var work = new AwaitedSqlWork<T>(run, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException error)
        {
            throw StoreRefusals.Unavailable(error);
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
        var batch = new List<SqlWork>();
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

    private void TryWrite(List<SqlWork> batch)
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

    private void Write(List<SqlWork> batch)
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

    private void Commit(List<SqlWork> batch)
    {
        var session = _session ??= _open();
        session.Begin();
        foreach (var work in batch)
        {
            session.Run(work);
        }

        session.Commit();
    }

    private void Fail(List<SqlWork> batch, Exception error)
    {
        // Who waits behind would only wait for the same disk to fail again.
        for (var waiting = _queue.Reader.Count; waiting > 0 && _queue.Reader.TryRead(out var work); waiting--)
        {
            batch.Add(work);
        }

        try
        {
            GiveUpSession(batch.Count, error);
        }
        finally
        {
            var failure = StoreRefusals.Unavailable(error);
            batch.ForEach(work => work.Failed(failure));
        }
    }

    private void GiveUpSession(int changes, Exception error)
    {
        using var session = _session;
        _session = null;
        // A sick disk says the same at every try; once is enough.
        var message = SqliteFault.Describe(_options.File, error);
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
            _trouble = null;
            Log.Recovered(_logger, _options.File);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Changes} changes could not be written: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, int changes, string reason);

        [LoggerMessage(2, LogLevel.Information, "{File} is written again")]
        public static partial void Recovered(ILogger logger, string file);
    }
}
