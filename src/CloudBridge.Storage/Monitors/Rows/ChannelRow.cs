using CloudBridge.Monitors;

namespace CloudBridge.Storage.Monitors.Rows;

/// <summary>A row of <c>alert_channel</c>.</summary>
internal sealed class ChannelRow
{
    /// <summary>All columns; the table must be called c.</summary>
    public const string Columns =
        "c.id AS Id, c.account AS Account, c.kind AS Kind, c.target AS Target, c.secret AS Secret, c.created_at AS CreatedAt";

    public long Id { get; init; }

    public long Account { get; init; }

    public long Kind { get; init; }

    public string Target { get; init; } = "";

    public string Secret { get; init; } = "";

    public long CreatedAt { get; init; }

    public AlertChannel ToChannel() => new(Id, Account, (AlertKind)Kind, Target, Secret, StoredTime.Read(CreatedAt));
}
