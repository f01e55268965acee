using System.Threading.Channels;
using CloudBridge.Journal;
using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Journal;

/// <summary>Writes and reads requests, forgets those that are too old, and keeps them within their bytes.</summary>
internal sealed partial class JournalLane : WriterLane<JournalSession>
{
    private const int PruneSize = 500;
    private static readonly TimeSpan PruneInterval = TimeSpan.FromHours(1);

    private readonly SqliteJournalOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly JournalMetrics _metrics;
    private readonly ITimer _pruneTimer;
    private SteadyClock? _clock;
    private volatile bool _isPruning = true;
    private int _pruned;
    private bool _hasPrunedAll;
    private bool _isFull;
    private bool _wasFull;
    private bool _isUntidy;

    /// <summary>Makes it; it writes nothing before it is started.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="options">The limits.</param>
    /// <param name="time">Decides what is too old.</param>
    /// <param name="logger">Where failures go.</param>
    public JournalLane(SqliteFile file, SqliteJournalOptions options, TimeProvider time, ILogger logger)
        : base(file, options.MaxCommit, options.MaxWaiting)
    {
        (_options, _time, _logger) = (options, time, logger);
        _metrics = new JournalMetrics(() => Waiting);
        _pruneTimer = time.CreateTimer(_ => StartPruning(), null, PruneInterval, PruneInterval);
    }

    protected override bool IsDue => _isPruning;

    /// <summary>Notes that an answer has left. Nobody waits for it, so it is tried again after a failure.</summary>
    public void Deliver(JournalKey key)
    {
        var work = new DeliverWork(key);
        if (!TryAdd(work))
        {
            _ = DeliverLaterAsync(work);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _pruneTimer.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
        _metrics.Dispose();
    }

    public override void TidyUp(DbSession session)
    {
        if (!_isUntidy)
        {
            return;
        }

        _isUntidy = false;
        try
        {
            SessionOn(session).TidyUp();
        }
        catch (SqliteException error)
        {
            // The next commit meets the same disk, and there somebody waits to be told.
            Log.NotTidy(_logger, error);
        }
    }

    protected override JournalSession SessionOn(DbSession connection) =>
        connection.Keep(this, made => new JournalSession((SqliteConnection)made, _options.MaxBytes));

    protected override void Begin(JournalSession session)
    {
        _clock ??= new SteadyClock(_time, session.ReadLatest() ?? _time.GetUtcNow());
        session.Begin(_clock.Now - _options.Window);
    }

    protected override void Mark(JournalSession session) => session.Mark();

    protected override void Undo(JournalSession session) => session.Undo();

    protected override void BeforeCommit(JournalSession session)
    {
        var isPruning = _isPruning;
        _pruned = isPruning ? session.Prune(PruneSize) : 0;
        _hasPrunedAll = isPruning && session.PruneProjects(PruneSize) && _pruned < PruneSize;
        _isFull = !session.MakeRoom();
    }

    protected override void Committed(int works, TimeSpan elapsed)
    {
        _isUntidy = _hasPrunedAll;
        _isPruning &= !_hasPrunedAll;
        _metrics.Committed(works, _pruned, elapsed);
        if (_isFull != _wasFull)
        {
            _wasFull = _isFull;
            TellOfRoom();
        }
    }

    protected override void Failed(int works)
    {
        _isPruning = false;
        _metrics.Failed(works);
    }

    protected override Exception RefusalOf(Exception error)
    {
        _metrics.Failed(1);
        Log.Failed(_logger, error, 1, error.Message);
        return new JournalException(error.Message, error);
    }

    protected override Exception FailureOf(string message, Exception error) => new JournalException(message, error);

    protected override Exception ClosedOf(ChannelClosedException error) => new JournalException("The journal is closed.", error);

    protected override void TellFailed(Exception error, int works, string message) => Log.Failed(_logger, error, works, message);

    protected override void TellRecovered(long works) => Log.Recovered(_logger, works);

    protected override void TellLost(int works) => Log.NotNoted(_logger, works);

    private async Task DeliverLaterAsync(DeliverWork work)
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

    private void StartPruning()
    {
        _isPruning = true;
        File.Writer.Wake();
    }

    private void TellOfRoom()
    {
        if (_isFull)
        {
            Log.Full(_logger, _options.MaxBytes);
            return;
        }

        Log.HasRoom(_logger);
    }

    /// <summary>Notes that an answer has left.</summary>
    private sealed class DeliverWork(JournalKey key) : WriterWork<JournalSession>
    {
        public override bool IsRepeated => true;

        protected override void Execute(JournalSession session) => session.Deliver(key);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The journal could not write {Changes} changes: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, int changes, string reason);

        [LoggerMessage(2, LogLevel.Information, "The journal writes again; {Changes} changes could not be written meanwhile")]
        public static partial void Recovered(ILogger logger, long changes);

        [LoggerMessage(
            3,
            LogLevel.Warning,
            "The journal could not note that {Count} answers were delivered; they may be sent again")]
        public static partial void NotNoted(ILogger logger, int count);

        [LoggerMessage(4, LogLevel.Warning, "The journal could not tidy up its log")]
        public static partial void NotTidy(ILogger logger, Exception error);

        [LoggerMessage(
            5,
            LogLevel.Warning,
            "The journal is full of what must not be forgotten yet (Journal:MaxBytes, {Bytes}); new requests with an effect are told busy")]
        public static partial void Full(ILogger logger, long bytes);

        [LoggerMessage(6, LogLevel.Information, "The journal has room again")]
        public static partial void HasRoom(ILogger logger);
    }
}
