using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Monitors.Rows;

namespace CloudBridge.Storage.Monitors;

/// <summary>
/// Stores transitions within a transaction: the state of the monitor, the transition itself, and alerts about it.
/// </summary>
internal static class TransitionAdding
{
    private const string SetState =
        "UPDATE monitor SET state = @ToState, state_since = @At, reason = @Reason, version = version + 1 WHERE id = @Monitor";
    private const string SetLastCheck = """
        UPDATE monitor SET last_check_at = @At, last_outcome = @Outcome, last_status = @Status, last_milliseconds = @Milliseconds WHERE id = @MonitorId
        """;

    private const string FindOwner = "SELECT owner FROM monitor WHERE id = @Monitor";

    private const string Insert = """
        INSERT INTO monitor_transition (monitor, at, from_state, to_state, reason, is_alert, key)
        VALUES (@Monitor, @At, @FromState, @ToState, @Reason, @IsAlert, @Key)
        ON CONFLICT (key) DO NOTHING
        RETURNING id
        """;

    private const string FindStored = "SELECT id FROM monitor_transition WHERE key = @Key";

    private const string Queue =
        "INSERT INTO alert (channel, transition, due_at, tries) SELECT id, @id, @At, 0 FROM alert_channel WHERE account = @owner ORDER BY id";

    /// <summary>Stores them in order, without those whose monitor is gone.</summary>
    /// <returns>Those that are stored now, with their numbers.</returns>
    public static async Task<IReadOnlyList<Transition>> AddAsync(DbSession session, IReadOnlyList<Transition> transitions)
    {
        // Locked in one order, so that two batches never wait for each other.
        if (session.IsPostgres)
        {
            var ids = transitions.Select(transition => transition.MonitorId).Distinct().ToArray();
            await session.RunAsync(
                "SELECT id FROM monitor WHERE id = ANY(@ids) ORDER BY id FOR UPDATE",
                new { ids }).ConfigureAwait(false);
        }

        var stored = new List<Transition>(transitions.Count);
        foreach (var transition in transitions)
        {
            if (await AddAsync(session, TransitionRow.Of(transition)).ConfigureAwait(false) is { } id)
            {
                await KeepAsync(session, transition.LastCheck).ConfigureAwait(false);
                stored.Add(transition with { Id = id, At = StoredTime.Read(StoredTime.Of(transition.At)) });
            }
        }

        return stored;
    }

    private static async Task KeepAsync(DbSession session, CheckResult? lastCheck)
    {
        if (lastCheck is { } last)
        {
            var row =
                new { last.MonitorId, At = StoredTime.Of(last.At), Outcome = (long)last.Outcome, last.Status, last.Milliseconds };
            await session.RunAsync(SetLastCheck, row).ConfigureAwait(false);
        }
    }

    private static async Task<long?> AddAsync(DbSession session, TransitionRow row)
    {
        if (await session.FirstAsync<long?>(FindOwner, row).ConfigureAwait(false) is not { } owner)
        {
            return null;
        }

        if (await session.FirstAsync<long?>(Insert, row).ConfigureAwait(false) is not { } id)
        {
            return await session.FirstAsync<long?>(FindStored, row).ConfigureAwait(false);
        }

        // A warning changes no state.
        if (row.FromState != row.ToState)
        {
            await session.RunAsync(SetState, row).ConfigureAwait(false);
        }

        if (row.IsAlert != 0)
        {
            await session.RunAsync(Queue, new { id, row.At, owner }).ConfigureAwait(false);
        }

        return id;
    }
}
