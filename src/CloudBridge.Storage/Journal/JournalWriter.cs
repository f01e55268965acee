using System.Threading.Channels;
using CloudBridge.Monitors;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Journal;

/// <summary>
/// The one thread that writes. It takes what waits, however little, and commits it together; while it commits, the next
/// gather. When the disk fails, those who wait are told, and the next try begins with a new connection.
/// </summary>
internal sealed partial class JournalWriter : IAsyncDisposable
{
    private const int PruneSize = 500;
    private static readonly TimeSpan PruneInterval = TimeSpan.FromHours(1);

    private readonly SqliteJournalOptions _options;
    private readonly Func<JournalSession> _open;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<JournalWork> _queue;
    private readonly JournalMetrics _metrics;
    private readonly ITimer _pruneTimer;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<JournalWork> _repeated = [];
    private JournalSession? _session;
    private SteadyClock? _clock;
    private volatile bool _isPruning = true;
    private string? _trouble;
    private long _failed;
    private bool _wasFull;
    private bool _isLastTry;
    private bool _isUntidy;

    /// <summary>Starts writing.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="open">Opens the database; called on the writer's thread, and again after a failure.</param>
    /// <param name="time">Decides what is too old.</param>
    /// <param name="logger">Where failures go.</param>
    public JournalWriter(SqliteJournalOptions options, Func<JournalSession> open, TimeProvider time, ILogger logger)
    {
        (_options, _open, _time, _logger) = (options, open, time, logger);
        _queue = Channel.CreateBounded<JournalWork>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });
        _metrics = new JournalMetrics(() => _queue.Reader.Count);
        _pruneTimer = time.CreateTimer(_ => StartPruning(), null, PruneInterval, PruneInterval);
        new Thread(Run) { IsBackground = true, Name = "CloudBridge journal" }.Start();
    }

    /// <summary>Hands work over; waits while too much waits already.</summary>
    /// <exception cref="JournalException">The journal is closed.</exception>
    public async ValueTask AddAsync(JournalWork work)
    {
        try
        {
            await _queue.Writer.WriteAsync(work).ConfigureAwait(false);
        }
        catch (ChannelClosedException error)
        {
            throw new JournalException("The journal is closed.", error);
        }
    }

    /// <summary>Hands work over and waits until it is durable.</summary>
    /// <exception cref="JournalException">It is not, and may never be.</exception>
    public async ValueTask<T> DoAsync<T>(Func<JournalSession, T> run)
    {
        var work = new AwaitedWork<T>(run);
        await AddAsync(work).ConfigureAwait(false);
        return await work.Task.ConfigureAwait(false);
    }

    /// <summary>Hands over work that nobody waits for.</summary>
    public void Post(JournalWork work)
    {
        if (!_queue.Writer.TryWrite(work))
        {
            _ = PostLaterAsync(work);
        }
    }

    /// <summary>Ends when everything handed over so far is durable or has failed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _pruneTimer.DisposeAsync().ConfigureAwait(false);
        // Behind all that waits, also behind those that wait for a place in the queue.
        await _queue.Writer.WriteAsync(new SignalWork(Complete)).ConfigureAwait(false);
        await _ended.Task.ConfigureAwait(false);
        _metrics.Dispose();
    }

    private async Task PostLaterAsync(JournalWork work)
    {
        try
        {
            await AddAsync(work).ConfigureAwait(false);
        }
        catch (JournalException)
        {
            Log.NotNoted(_logger, 1);
        }
    }

    private void Complete()
    {
        _isPruning = false;
        _queue.Writer.TryComplete();
    }

    private void StartPruning()
    {
        _isPruning = true;
        _queue.Writer.TryWrite(new SignalWork());
    }

    private void Run()
    {
        var batch = new List<JournalWork>();
        while (Gather(batch))
        {
            Write(batch);
            TidyUp();
            batch.Clear();
        }

        if (_repeated.Count > 0)
        {
            Log.NotNoted(_logger, _repeated.Count);
        }

        _session?.Dispose();
        _ended.SetResult();
    }

    /// <returns>False when there is nothing left and nothing will come.</returns>
    private bool Gather(List<JournalWork> batch)
    {
        var isOpen = _isPruning || _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
        batch.AddRange(_repeated);
        _repeated.Clear();
        while (batch.Count < _options.MaxCommit && _queue.Reader.TryRead(out var work))
        {
            batch.Add(work);
        }

        var isLastTry = !isOpen && !_isLastTry && batch.Count > 0;
        _isLastTry |= !isOpen;
        return isOpen || isLastTry;
    }

    private void Write(List<JournalWork> batch)
    {
        var started = _time.GetTimestamp();
        try
        {
            var pruned = Commit(batch);
            _metrics.Committed(batch.Count, pruned, _time.GetElapsedTime(started));
        }
        catch (Exception error)
        {
            Fail(batch, error);
            return;
        }

        if (_trouble is not null)
        {
            Log.Recovered(_logger, _failed);
            (_trouble, _failed) = (null, 0);
        }

        foreach (var work in batch)
        {
            work.Done();
        }
    }

    private int Commit(List<JournalWork> batch)
    {
        var session = _session ??= _open();
        _clock ??= new SteadyClock(_time, session.ReadLatest() ?? _time.GetUtcNow());
        session.Begin(_clock.Now - _options.Window);
        foreach (var work in batch)
        {
            work.Run(session);
        }

        var isPruning = _isPruning;
        var pruned = isPruning ? session.Prune(PruneSize) : 0;
        var isThrough = isPruning && session.PruneProjects(PruneSize);
        var isFull = !session.MakeRoom();
        session.Commit();
        TellOfRoom(isFull);
        _isUntidy = isPruning && pruned < PruneSize && isThrough;
        _isPruning &= !_isUntidy;
        return pruned;
    }

    private void TellOfRoom(bool isFull)
    {
        if (isFull == _wasFull)
        {
            return;
        }

        _wasFull = isFull;
        if (isFull)
        {
            Log.Full(_logger, _options.MaxBytes);
            return;
        }

        Log.HasRoom(_logger);
    }

    private void TidyUp()
    {
        if (!_isUntidy)
        {
            return;
        }

        _isUntidy = false;
        try
        {
            _session?.TidyUp();
        }
        catch (SqliteException error)
        {
            // The next commit meets the same disk, and there somebody waits to be told.
            Log.NotTidy(_logger, error);
        }
    }

    private void Fail(List<JournalWork> batch, Exception error)
    {
        _isPruning = false;
        _session?.Dispose();
        _session = null;
        // Who waits behind would only wait for the same disk to fail again.
        for (var waiting = _queue.Reader.Count; waiting > 0 && _queue.Reader.TryRead(out var work); waiting--)
        {
            batch.Add(work);
        }

        var message = SqliteFault.IsOne(error) ? SqliteFault.Describe(Path.Combine(_options.Folder, "cloudbridge.db"), error) : error.Message;
        // A sick disk says the same at every try; once is enough.
        if (message != _trouble)
        {
            _trouble = message;
            Log.Failed(_logger, error, batch.Count, message);
        }

        _failed += batch.Count;
        _metrics.Failed(batch.Count);
        var failure = new JournalException(message, error);
        foreach (var work in batch)
        {
            work.Failed(failure);
        }

        _repeated.AddRange(batch.Where(work => work.IsRepeated).Take(_options.MaxWaiting));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The journal could not write {Changes} changes: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, int changes, string reason);

        [LoggerMessage(2, LogLevel.Information, "The journal writes again; {Changes} changes could not be written meanwhile")]
        public static partial void Recovered(ILogger logger, long changes);

        [LoggerMessage(3, LogLevel.Warning, "The journal could not note that {Count} answers were delivered; they may be sent again")]
        public static partial void NotNoted(ILogger logger, int count);

        [LoggerMessage(4, LogLevel.Warning, "The journal could not tidy up its log")]
        public static partial void NotTidy(ILogger logger, Exception error);

        [LoggerMessage(5, LogLevel.Warning, "The journal is full of what must not be forgotten yet (Journal:MaxBytes, {Bytes}); new requests with an effect are told busy")]
        public static partial void Full(ILogger logger, long bytes);

        [LoggerMessage(6, LogLevel.Information, "The journal has room again")]
        public static partial void HasRoom(ILogger logger);
    }
}
