namespace CloudBridge.Monitors;

/// <summary>
/// The values that somebody wants a monitor to have; null leaves one as it is, or takes the default for a new monitor. Not
/// checked yet.
/// </summary>
public sealed record MonitorChange
{
    /// <summary>The address as typed; one without a scheme is taken for https. Needed for a new monitor.</summary>
    public string? Url { get; init; }

    /// <summary>See <see cref="MonitorSettings.Label"/>.</summary>
    public string? Label { get; init; }

    /// <summary>See <see cref="MonitorSettings.Method"/>.</summary>
    public CheckMethod? Method { get; init; }

    /// <summary>See <see cref="MonitorSettings.Interval"/>, in seconds.</summary>
    public int? IntervalSeconds { get; init; }

    /// <summary>See <see cref="MonitorSettings.Timeout"/>, in seconds.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>See <see cref="MonitorSettings.Expected"/>: <c>200</c> or <c>200-399</c>, from 100 to 999.</summary>
    public string? Expected { get; init; }

    /// <summary>See <see cref="MonitorSettings.Text"/>; an empty one looks for none.</summary>
    public string? Text { get; init; }

    /// <summary>See <see cref="MonitorSettings.TlsWarningDays"/>.</summary>
    public int? TlsWarningDays { get; init; }

    /// <summary>See <see cref="MonitorSettings.IsPublic"/>.</summary>
    public bool? IsPublic { get; init; }
}
