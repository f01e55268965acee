using CloudBridge.Monitors;

namespace CloudBridge.Storage.Monitors.Rows;

/// <summary>A row of <c>monitor_transition</c>.</summary>
internal sealed class TransitionRow
{
    /// <summary>All columns; the table must be called t.</summary>
    public const string Columns = """
        t.id AS Id, t.monitor AS Monitor, t.at AS At, t.from_state AS FromState, t.to_state AS ToState, t.reason AS Reason, t.is_alert AS IsAlert,
        t.key AS Key
        """;

    public long Id { get; init; }

    public long Monitor { get; init; }

    public long At { get; init; }

    public long FromState { get; init; }

    public long ToState { get; init; }

    public string Reason { get; init; } = "";

    public long IsAlert { get; init; }

    /// <summary>Null for one that was stored before there were keys.</summary>
    public byte[]? Key { get; init; }

    public static TransitionRow Of(Transition transition) => new()
    {
        Monitor = transition.MonitorId,
        At = StoredTime.Of(transition.At),
        FromState = (long)transition.From,
        ToState = (long)transition.To,
        Reason = transition.Reason,
        IsAlert = transition.IsAlert ? 1 : 0,
        Key = transition.Key.ToByteArray(),
    };

    public Transition ToTransition() => new(Monitor, StoredTime.Read(At), (MonitorState)FromState, (MonitorState)ToState, Reason)
    {
        Id = Id,
        Key = Key is null ? Guid.Empty : new Guid(Key),
        IsAlert = IsAlert != 0,
    };
}
