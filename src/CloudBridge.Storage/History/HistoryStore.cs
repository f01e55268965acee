using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.History.Rolling;
using CloudBridge.Storage.History.Tables;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.History;

/// <summary>
/// The results of checks in a database. They are rolled up when their hour is over; until then, buckets are made from them when
/// somebody reads. Safe for any number of threads, and on PostgreSQL of servers.
/// </summary>
/// <param name="engine">The database.</param>
/// <param name="time">Tells for which days to make room at the start.</param>
/// <param name="logger">Where to tell of checks that do not fit anywhere.</param>
internal sealed partial class HistoryStore(ISqlEngine engine, TimeProvider time, ILogger<HistoryStore> logger)
    : IHistoryStore, IStoreHealth, IOpenedStore
{
    private readonly SemaphoreSlim _maintaining = new(1);
    private int _tooOld;

    /// <summary>Numbers of monitors that are rolled up at once; a piece must be short, because appends wait for it.</summary>
    internal int PieceSize { get; init; } = 4_096;

    /// <inheritdoc />
    public string Name => "history";

    /// <inheritdoc />
    public bool IsAnswering => engine.IsAnswering;

    /// <summary>Opens the database and brings it to the newest schema.</summary>
    /// <exception cref="StorageException">It cannot be used.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        await engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        await PrepareAsync(time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask AppendAsync(IReadOnlyList<CheckResult> results, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (results.Count > 0)
        {
            Interlocked.Add(
                ref _tooOld,
                await engine.WriteAsync(
                    session => HistoryTables.Of(session).AppendAsync(results),
                    cancellationToken).ConfigureAwait(false));
        }
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<CheckResult>> ReadChecksAsync(
        long monitorId,
        DateTimeOffset before,
        int count,
        CancellationToken cancellationToken = default) =>
        await ReadAsync(monitorId, reader => reader.ChecksAsync(before, count), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<HistoryBucket>> ReadBucketsAsync(
        long monitorId,
        BucketSize size,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken = default) =>
        await ReadAsync(
            monitorId,
            reader => size == BucketSize.FiveMinutes
                ? reader.SlotsAsync(HistoryTime.WindowFrom(from), HistoryTime.WindowFrom(until))
                : reader.HoursAsync(HistoryTime.HourFrom(from), HistoryTime.HourFrom(until)),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<UptimeSummary> SummarizeAsync(
        long monitorId,
        int days,
        DateTimeOffset now,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return await ReadAsync(monitorId, reader => reader.SummaryAsync(days, now), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask MaintainAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        await _maintaining.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Interlocked.Exchange(ref _tooOld, 0) is > 0 and var count)
            {
                Log.TooOld(logger, count);
            }

            await PrepareAsync(now, cancellationToken).ConfigureAwait(false);
            while (await SnapshotAsync(tables => new HistoryPlan(tables, now, PieceSize).NextAsync(), cancellationToken).ConfigureAwait(false) is { } piece)
            {
                if (await engine.WriteAsync(session => piece.DoAsync(HistoryTables.Of(session)), cancellationToken).ConfigureAwait(false) && piece.GoesBack)
                {
                    Log.PulledBack(logger, HistoryTime.OfHour(piece.Before.ClosedHour));
                }
            }
        }
        finally
        {
            _maintaining.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DeleteAsync(IReadOnlyList<long> monitorIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(monitorIds);
        foreach (var monitorId in monitorIds)
        {
            await WriteAsync(
                async tables =>
                {
                    await tables.TouchMarksAsync().ConfigureAwait(false);
                    await tables.DeleteAsync(monitorId).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes all that was handed over, and closes the database.</summary>
    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private async Task PrepareAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await engine.WriteAsync(session => HistoryTables.Of(session).PrepareAsync(now), cancellationToken).ConfigureAwait(false))
        {
            Log.NoRoom(logger);
        }
    }

    private Task<bool> WriteAsync(Func<HistoryTables, Task> write, CancellationToken cancellationToken) => engine.WriteAsync(
        async session =>
        {
            await write(HistoryTables.Of(session)).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private Task<T> ReadAsync<T>(long monitorId, Func<HistoryReader, Task<T>> read, CancellationToken cancellationToken) =>
        SnapshotAsync(
        async tables => await read(
            new HistoryReader(tables, await tables.MarksAsync().ConfigureAwait(false), monitorId)).ConfigureAwait(false),
        cancellationToken);

    // Marks and rows must be of the same moment. (Dapper takes a single word for a procedure.)
    private Task<T> SnapshotAsync<T>(Func<HistoryTables, Task<T>> read, CancellationToken cancellationToken) => engine.ReadAsync(
        async session =>
        {
            await session.RunAsync(session.IsPostgres ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN TRANSACTION").ConfigureAwait(false);
            var result = await read(HistoryTables.Of(session)).ConfigureAwait(false);
            await session.RunAsync("COMMIT TRANSACTION").ConfigureAwait(false);
            return result;
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "The history has checks of days far from today, which are kept apart; is the clock of every server right?")]
        public static partial void NoRoom(ILogger logger);

        [LoggerMessage(
            2,
            LogLevel.Warning,
            "The history was closed up to {Until:u}, which is in the future, and is open again; was the clock of a server wrong?")]
        public static partial void PulledBack(ILogger logger, DateTimeOffset until);

        [LoggerMessage(
            3,
            LogLevel.Warning,
            "{Count} results of checks were older than what is kept, and so were not; is the clock of every server right?")]
        public static partial void TooOld(ILogger logger, int count);
    }
}
