using CloudBridge.Monitors;

namespace CloudBridge.Storage.Monitors.Rows;

/// <summary>A row of <c>monitor</c>.</summary>
internal sealed class MonitorRow
{
    /// <summary>
    /// All columns; the table must be called m. Of what was told, the transitions are the record: alerts, and that it was
    /// up, which is known or no news.
    /// </summary>
    public const string Columns = """
        m.id AS Id, m.owner AS Owner, m.host AS Host, m.url AS Url, m.label AS Label, m.method AS Method, m.interval_ms AS IntervalMs,
        m.timeout_ms AS TimeoutMs, m.expected_from AS ExpectedFrom, m.expected_to AS ExpectedTo, m.wanted_text AS WantedText,
        m.tls_warning_days AS TlsWarningDays, m.is_public AS IsPublic, m.created_at AS CreatedAt, m.state AS State,
        m.state_since AS StateSince, m.reason AS Reason, m.head_fails AS HeadFails, m.version AS Version,
        m.certificate_ends_at AS CertificateEndsAt, m.last_check_at AS LastCheckAt, m.last_outcome AS LastOutcome,
        m.last_status AS LastStatus, m.last_milliseconds AS LastMilliseconds,
        COALESCE((SELECT told.to_state FROM monitor_transition told
            WHERE told.monitor = m.id AND told.from_state <> told.to_state AND (told.is_alert = 1 OR told.to_state = 1)
            ORDER BY told.id DESC LIMIT 1), 0) AS Told
        """;

    public long Id { get; init; }

    public long Owner { get; init; }

    public string Host { get; init; } = "";

    public string Url { get; init; } = "";

    public string Label { get; init; } = "";

    public long Method { get; init; }

    public long IntervalMs { get; init; }

    public long TimeoutMs { get; init; }

    public long ExpectedFrom { get; init; }

    public long ExpectedTo { get; init; }

    public string? WantedText { get; init; }

    public long TlsWarningDays { get; init; }

    public long IsPublic { get; init; }

    public long CreatedAt { get; init; }

    public long State { get; init; }

    public long StateSince { get; init; }

    public string Reason { get; init; } = "";

    public long HeadFails { get; init; }

    public long Version { get; init; }

    public long? CertificateEndsAt { get; init; }

    public long? LastCheckAt { get; init; }

    public long? LastOutcome { get; init; }

    public long? LastStatus { get; init; }

    public long? LastMilliseconds { get; init; }

    public long Told { get; init; }

    /// <summary>The row of a monitor.</summary>
    public static MonitorRow Of(MonitorDefinition monitor) => new()
    {
        Id = monitor.Id,
        Owner = monitor.OwnerId,
        Host = monitor.Settings.Host,
        Url = monitor.Settings.Url,
        Label = monitor.Settings.Label,
        Method = (long)monitor.Settings.Method,
        IntervalMs = (long)monitor.Settings.Interval.TotalMilliseconds,
        TimeoutMs = (long)monitor.Settings.Timeout.TotalMilliseconds,
        ExpectedFrom = monitor.Settings.Expected.From,
        ExpectedTo = monitor.Settings.Expected.To,
        WantedText = monitor.Settings.Text,
        TlsWarningDays = monitor.Settings.TlsWarningDays,
        IsPublic = monitor.Settings.IsPublic ? 1 : 0,
        CreatedAt = StoredTime.Of(monitor.CreatedAt),
        State = (long)monitor.State,
        StateSince = StoredTime.Of(monitor.StateSince),
        Reason = monitor.Reason,
        HeadFails = monitor.HeadFails ? 1 : 0,
        Version = monitor.Version,
        CertificateEndsAt = StoredTime.Of(monitor.CertificateEndsAt),
    };

    public MonitorDefinition ToMonitor() => new()
    {
        Id = Id,
        OwnerId = Owner,
        Settings = new MonitorSettings
        {
            Url = Url,
            Label = Label,
            Method = (CheckMethod)Method,
            Interval = TimeSpan.FromMilliseconds(IntervalMs),
            Timeout = TimeSpan.FromMilliseconds(TimeoutMs),
            Expected = new StatusRange((int)ExpectedFrom, (int)ExpectedTo),
            Text = WantedText,
            TlsWarningDays = (int)TlsWarningDays,
            IsPublic = IsPublic != 0,
        },
        CreatedAt = StoredTime.Read(CreatedAt),
        State = (MonitorState)State,
        StateSince = StoredTime.Read(StateSince),
        Reason = Reason,
        HeadFails = HeadFails != 0,
        Version = Version,
        CertificateEndsAt = StoredTime.Read(CertificateEndsAt),
        LastCheck = LastCheckAt is { } at
            ? new(Id, StoredTime.Read(at), (CheckOutcome)(LastOutcome ?? 0), (int)(LastStatus ?? 0), (int)(LastMilliseconds ?? 0))
            : null,
        Told = (MonitorState)Told,
    };
}
