using System.Data.Common;
using CloudBridge.Monitors;
using Dapper;

namespace CloudBridge.Storage.Tests.Migrations;

/// <summary>What programs of earlier versions have stored, in their own SQL, and what it must be read as.</summary>
internal static class OldData
{
    /// <summary>The first version of the database file that has monitors.</summary>
    public const int Monitors = 3;

    /// <summary>The first one in which transitions have keys.</summary>
    public const int Keys = 4;

    private static readonly byte[] Hash = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];
    private static readonly Guid Key = new("00112233-4455-6677-8899-aabbccddeeff");

    private static readonly (int Version, string Sql)[] Steps =
    [
        (1, """
            INSERT INTO source (cloud, project) VALUES ('Own', 'demo');
            INSERT INTO request (source, id, payload, received_at, state, is_raw, digits, answer) VALUES
                (1, 'begun', -1, @now, 0, 0, CAST('1122' AS BLOB), NULL),
                (1, 'answered', 7, @now, 1, 1, CAST('3344' AS BLOB), CAST('42' AS BLOB)),
                (1, 'delivered', 7, @now, 2, 0, CAST('5566' AS BLOB), CAST('43' AS BLOB));
            """),
        (2, """
            INSERT INTO storage_project (source, keys, bytes) VALUES (1, 2, 19);
            INSERT INTO storage_database (source, asker, name, keys, bytes) VALUES (1, '', 'scores', 2, 19);
            INSERT INTO storage_entry (database, key, value, rank) VALUES (1, 'Ada', 'level 3', NULL), (1, 'Bob', 'level 4', NULL);
            """),
        (Monitors, """
            INSERT INTO account (name, name_key, created_at, last_seen_at, followers, first_monitor_at, user_number)
                VALUES ('Ada', 'ada', 1000, 2000, 7, 1500, 1);
            UPDATE user_tally SET last_number = 1, users = 1;
            INSERT INTO monitor (owner, host, url, label, method, interval_ms, timeout_ms, expected_from, expected_to, wanted_text, tls_warning_days,
                is_public, created_at, state, state_since, reason, head_fails, version)
                VALUES (1, 'example.org', 'https://example.org/', 'mine', 1, 60000, 5000, 200, 299, 'fine', 7, 1, 1500, 2, 1800, 'no answer in time', 1, 3);
            INSERT INTO monitor_creation (owner, created_at) VALUES (1, 1500);
            INSERT INTO monitor_transition (monitor, at, from_state, to_state, reason, is_alert) VALUES (1, 1600, 0, 1, '', 0);
            INSERT INTO monitor_transition (monitor, at, from_state, to_state, reason, is_alert) VALUES (1, 1800, 1, 2, 'no answer in time', 1);
            INSERT INTO access_key (key_id, account, name, hash, scopes, created_at, expires_at, revoked_at, last_used_on)
                VALUES ('abcdefghijkl', 1, 'phone', @Hash, 3, 1700, 9999, NULL, 738000);
            INSERT INTO alert_channel (account, kind, target, secret, created_at) VALUES (1, 0, 'https://example.org/hook', 'hush', 1650);
            INSERT INTO alert (channel, transition, due_at, tries) VALUES (1, 2, 1800, 1);
            """),
        (Keys, "UPDATE monitor_transition SET key = @key WHERE id = 2;"),
    ];

    /// <summary>Stores it as programs did that knew these versions.</summary>
    public static void Fill(DbConnection connection, int from, int to, DateTimeOffset now)
    {
        foreach (var (_, sql) in Steps.Where(step => step.Version >= from && step.Version <= to))
        {
            connection.Execute(sql, new { now = now.ToUnixTimeMilliseconds(), Hash, key = Key.ToByteArray() });
        }
    }

    /// <summary>Looks for everything that the stores of monitors had, and goes on with it.</summary>
    public static async Task CheckAsync(MonitorStores stores, bool hasKeys)
    {
        var ada = new Account(1, "Ada", At(1000)) { LastSeenAt = At(2000), Followers = 7, FirstMonitorAt = At(1500) };
        Assert.Equal(ada, await stores.Accounts.FindAccountAsync("ADA"));
        Assert.Equal((1, "Ada"), (await stores.Accounts.CountUsersAsync(), Assert.Single(await stores.Accounts.ListUsersAsync(10, 0))));
        var monitor = (await stores.Monitors.FindMonitorAsync(1))!;
        Assert.Equal(Definition(), monitor);
        Transition[] transitions =
        [
            new(1, At(1800), MonitorState.Up, MonitorState.Down, "no answer in time") { Id = 2, IsAlert = true, Key = hasKeys ? Key : Guid.Empty },
            new(1, At(1600), MonitorState.Pending, MonitorState.Up, "") { Id = 1, Key = Guid.Empty },
        ];
        Assert.Equal(transitions, await stores.Monitors.ListTransitionsAsync(1, long.MaxValue, 10));
        var key = (await stores.Keys.FindKeyAsync("abcdefghijkl"))!;
        Assert.Equal(Hash, key.Hash);
        Assert.Equal(
            new StoredKey("abcdefghijkl", 1, "phone", key.Hash, KeyScopes.Read | KeyScopes.Write, At(1700))
            {
                ExpiresAt = At(9999),
                LastUsedOn = DateOnly.FromDayNumber(738_000),
            },
            key);
        var channel = new AlertChannel(1, 1, AlertKind.Webhook, "https://example.org/hook", "hush", At(1650));
        Assert.Equal([channel], await stores.Alerts.ListChannelsAsync(1));
        Assert.Equal([new PendingAlert(1, channel, monitor, transitions[0], 1, At(1800))], await stores.Alerts.DueAlertsAsync(At(1800), 10));

        var up = new Transition(1, At(3000), MonitorState.Down, MonitorState.Up, "") { IsAlert = true };
        Assert.Equal([up with { Id = 3 }], await stores.Monitors.AddTransitionsAsync([up]));
        Assert.Equal([up with { Id = 3 }], await stores.Monitors.AddTransitionsAsync([up]));
        Assert.Equal((2, 1), ((await stores.Accounts.GetOrAddAccountAsync("Bob", At(3000))).Id, await stores.Accounts.CountUsersAsync()));
    }

    private static MonitorDefinition Definition() => new()
    {
        Id = 1,
        OwnerId = 1,
        Settings = new MonitorSettings
        {
            Url = "https://example.org/",
            Label = "mine",
            Method = CheckMethod.Head,
            Interval = TimeSpan.FromMinutes(1),
            Timeout = TimeSpan.FromSeconds(5),
            Expected = new StatusRange(200, 299),
            Text = "fine",
            TlsWarningDays = 7,
            IsPublic = true,
        },
        CreatedAt = At(1500),
        State = MonitorState.Down,
        Told = MonitorState.Down,
        StateSince = At(1800),
        Reason = "no answer in time",
        HeadFails = true,
        Version = 3,
    };

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
