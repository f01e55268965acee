using System.Globalization;
using CloudBridge.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Stats.Ranks;

/// <summary>Ranks in the background: at once, and again when this or another process has changed the file meanwhile.</summary>
internal sealed partial class RankKeeper(StatsFile file, TimeSpan every, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();
    private volatile RankTable? _table;
    private SqliteConnection? _connection;
    private Task _loop = Task.CompletedTask;
    private long _version = -1;

    /// <summary>The newest ranking; null until the first is done.</summary>
    public RankTable? Table => _table;

    public void Start() => _loop = Task.Run(LoopAsync);

    /// <summary>Ranks now, if something has changed since.</summary>
    public async Task RankAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await Task.Run(() => RankWhenChanged(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        if (_connection is not null)
        {
            await _connection.DisposeAsync().ConfigureAwait(false);
        }

        _stop.Dispose();
        _turn.Dispose();
    }

    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            do
            {
                await TryRankAsync().ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task TryRankAsync()
    {
        try
        {
            await RankAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            Log.Failed(logger, error, SqliteFault.IsOne(error) ? SqliteFault.Describe(file.Path, error) : error.Message);
        }
    }

    private void RankWhenChanged(CancellationToken cancellationToken)
    {
        // The version counts what all other connections commit; this one commits nothing that matters here.
        var connection = _connection ??= file.OpenWriter();
        var version = connection.ExecuteScalar<long>("PRAGMA data_version");
        if (version == _version)
        {
            return;
        }

        var (started, asOf) = (time.GetTimestamp(), time.GetUtcNow());
        var (users, projects) = new RankReader(connection, cancellationToken).Read();
        var (userRanks, projectRanks) = (new UserRanks(users), new ProjectRanks(projects));
        var ranking =
            new StatsRanking(StatsRanking.IdOf(asOf), asOf, time.GetElapsedTime(started), userRanks.Count, projectRanks.Count);
        _table = new RankTable(ranking, userRanks, projectRanks);
        _version = version;
        Note(connection, ranking);
        Log.Ranked(
            logger,
            ranking.Users,
            ranking.Projects,
            ranking.Took.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture));
    }

    private void Note(SqliteConnection connection, StatsRanking ranking)
    {
        try
        {
            connection.Execute(
                "INSERT OR REPLACE INTO ranking (id, ranked_at, milliseconds, users, projects) VALUES (1, @At, @Took, @Users, @Projects)",
                new { At = ranking.AsOf.ToUnixTimeMilliseconds(), Took = (long)ranking.Took.TotalMilliseconds, ranking.Users, ranking.Projects });
        }
        catch (SqliteException error)
        {
            // An import may hold the file; the places are right all the same.
            Log.NotNoted(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Ranked {Users} users and {Projects} projects in {Milliseconds} ms")]
        public static partial void Ranked(ILogger logger, int users, int projects, string milliseconds);

        [LoggerMessage(2, LogLevel.Error, "Users and projects could not be ranked: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, string reason);

        [LoggerMessage(3, LogLevel.Debug, "When users and projects were ranked could not be noted")]
        public static partial void NotNoted(ILogger logger, Exception error);
    }
}
