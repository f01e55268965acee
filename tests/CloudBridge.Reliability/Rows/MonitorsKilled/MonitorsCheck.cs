using CloudBridge.Reliability.Running;
using CloudBridge.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Reliability.Rows.MonitorsKilled;

/// <summary>Compares the database with what was acknowledged, and looks for commits of which only a part is there.</summary>
internal sealed class MonitorsCheck(Acknowledged acknowledged, RowResult result)
{
    // Each of these is one commit of the store; a row that is found here has a part without the rest.
    private static readonly (string Sql, string Fault)[] Halves =
    [
        ("SELECT count(*) FROM monitor WHERE version <> 1 + (SELECT count(*) FROM monitor_transition WHERE monitor = monitor.id)", "monitors have another version than their transitions say"),
        ("SELECT count(*) FROM monitor WHERE state <> coalesce((SELECT to_state FROM monitor_transition WHERE monitor = monitor.id ORDER BY id DESC LIMIT 1), 0)", "monitors have another state than their last transition"),
        ("SELECT count(*) FROM monitor_transition WHERE is_alert <> (SELECT count(*) FROM alert WHERE transition = monitor_transition.id)", "transitions have too few or too many alerts"),
        ("SELECT abs((SELECT count(*) FROM account WHERE user_number IS NOT NULL) - (SELECT users FROM user_tally))", "users more or fewer than the count of users says"),
        ("SELECT count(*) FROM account WHERE user_number IS NULL AND EXISTS (SELECT 1 FROM monitor WHERE owner = account.id)", "owners are no users"),
        ("SELECT count(*) FROM (SELECT account FROM access_key WHERE revoked_at IS NULL GROUP BY account HAVING count(*) > 2)", "accounts have more live keys than they may"),
    ];

    public void Run(DataFolder folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        result.Check(connection.Query<string>("PRAGMA integrity_check").SequenceEqual(["ok"]), "The integrity check of the database failed.");
        result.Check(!connection.Query("PRAGMA foreign_key_check").Any(), "Rows point to rows that are not there.");
        foreach (var (sql, fault) in Halves)
        {
            var count = connection.ExecuteScalar<long>(sql);
            result.Check(count == 0, $"{count} {fault}.");
        }

        CheckMonitors(connection);
        CheckKeys(connection);
    }

    private void CheckMonitors(SqliteConnection connection)
    {
        var monitors = connection.Query<(long Id, string Url)>("SELECT id, url FROM monitor").ToDictionary(row => row.Id, row => row.Url);
        var transitions = connection.Query<(long Id, long Monitor)>("SELECT id, monitor FROM monitor_transition").ToDictionary(row => row.Id, row => row.Monitor);
        foreach (var (id, url) in acknowledged.Monitors)
        {
            result.Check(acknowledged.Doomed.Contains(id) || monitors.GetValueOrDefault(id) == url, $"Monitor {id} was acknowledged and is not there as it was.");
        }

        foreach (var id in acknowledged.Deleted)
        {
            result.Check(!monitors.ContainsKey(id), $"Monitor {id} was deleted and is there again.");
        }

        foreach (var (id, monitor) in acknowledged.Transitions)
        {
            result.Check(acknowledged.Doomed.Contains(monitor) || transitions.GetValueOrDefault(id) == monitor, $"Transition {id} was acknowledged and is not there as it was.");
        }

        result.With("monitors_present", monitors.Count);
    }

    private void CheckKeys(SqliteConnection connection)
    {
        var hashes = connection.Query<(string Id, byte[] Hash)>("SELECT key_id, hash FROM access_key").ToDictionary(row => row.Id, row => row.Hash);
        foreach (var id in acknowledged.Keys)
        {
            result.Check(hashes.TryGetValue(id, out var hash) && hash.SequenceEqual(MonitorWriter.HashOf(id)), $"Key {id} was acknowledged and is not there as it was.");
        }
    }
}
