using CloudBridge.Monitors;

namespace CloudBridge.Storage.Monitors.Rows;

/// <summary>A row of <c>account</c>.</summary>
internal sealed class AccountRow
{
    public const string Columns = """
        id AS Id, name AS Name, created_at AS CreatedAt, last_seen_at AS LastSeenAt, followers AS Followers,
        first_monitor_at AS FirstMonitorAt, user_number AS UserNumber
        """;

    public long Id { get; init; }

    public string Name { get; init; } = "";

    public long CreatedAt { get; init; }

    public long LastSeenAt { get; init; }

    public long? Followers { get; init; }

    public long? FirstMonitorAt { get; init; }

    public long? UserNumber { get; init; }

    public Account ToAccount() => new(Id, Name, StoredTime.Read(CreatedAt))
    {
        LastSeenAt = StoredTime.Read(LastSeenAt),
        Followers = Followers,
        FirstMonitorAt = StoredTime.Read(FirstMonitorAt),
    };
}
