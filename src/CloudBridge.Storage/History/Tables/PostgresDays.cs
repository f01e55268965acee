using System.Globalization;
using CloudBridge.Storage.Engines;

namespace CloudBridge.Storage.History.Tables;

/// <summary>The partitions that hold the checks of one day each, and the one for what no day was made for.</summary>
internal sealed class PostgresDays(DbSession session)
{
    private const string Prefix = "check_result_day_";
    private const int Before = 2;
    private const int Ahead = 7;

    /// <summary>Makes the partitions around a day that are missing.</summary>
    /// <returns>Whether there are checks of other days still.</returns>
    public async Task<bool> PrepareAsync(long today)
    {
        var there = await DaysAsync().ConfigureAwait(false);
        var missing = Enumerable.Range(-Before, Before + Ahead + 1).Select(offset => today + offset).Except(there).ToList();
        if (missing.Count > 0)
        {
            await session.LockAsync("history days").ConfigureAwait(false);
            foreach (var day in missing.Except(await DaysAsync().ConfigureAwait(false)))
            {
                await MakeAsync(day).ConfigureAwait(false);
            }
        }

        return await session.FirstAsync<bool>("SELECT EXISTS (SELECT FROM check_result_other)").ConfigureAwait(false);
    }

    /// <summary>Tells whether there is a day that is over by then, or a check of another day before then.</summary>
    public async Task<bool> HasChecksBelowAsync(long time) =>
        (await DaysAsync().ConfigureAwait(false)).Any(day => EndOf(day) <= time)
        || await session.FirstAsync<bool>("SELECT EXISTS (SELECT FROM check_result_other WHERE at < @time)", new { time }).ConfigureAwait(false);

    /// <summary>Drops the days that are over by then, and deletes checks of other days before then.</summary>
    public async Task PruneAsync(long time)
    {
        // Appends would wait behind this while it waits for a long read.
        await session.RunAsync("SET LOCAL lock_timeout = '2s'").ConfigureAwait(false);
        foreach (var day in (await DaysAsync().ConfigureAwait(false)).Where(day => EndOf(day) <= time))
        {
            await session.RunAsync($"DROP TABLE {NameOf(day)}").ConfigureAwait(false);
        }

        await session.RunAsync("DELETE FROM check_result_other WHERE at < @time", new { time }).ConfigureAwait(false);
    }

    private static long StartOf(long day) => day * HistoryTime.DayHours * HistoryTime.Hour;

    private static long EndOf(long day) => StartOf(day + 1);

    private static string NameOf(long day) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{day}");

    private async Task<IReadOnlyList<long>> DaysAsync()
    {
        var names = await session.ListAsync<string>(
            """
            SELECT relname::text FROM pg_inherits JOIN pg_class ON oid = inhrelid
            WHERE inhparent = 'check_result'::regclass AND starts_with(relname::text, @Prefix)
            """,
            new { Prefix }).ConfigureAwait(false);
        return [.. names.Select(name => long.Parse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture))];
    }

    private async Task MakeAsync(long day)
    {
        var range = new { from = StartOf(day), until = EndOf(day) };
        await session.RunAsync($"CREATE TABLE {NameOf(day)} (LIKE check_result)").ConfigureAwait(false);
        await session.RunAsync(
            $"WITH moved AS (DELETE FROM check_result_other WHERE at >= @from AND at < @until RETURNING *) INSERT INTO {NameOf(day)} SELECT * FROM moved",
            range).ConfigureAwait(false);
        await session.RunAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"ALTER TABLE check_result ATTACH PARTITION {NameOf(day)} FOR VALUES FROM ({range.from}) TO ({range.until})")).ConfigureAwait(false);
    }
}
