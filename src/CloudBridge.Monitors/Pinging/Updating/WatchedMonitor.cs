using CloudBridge.Monitors.Pinging.Running;
using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.Monitors.Policies;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>A monitor that is watched, and how it is. Whoever reads or changes it holds its lock.</summary>
internal sealed class WatchedMonitor(MonitorDefinition definition, WatchedTarget target) : CheckTiming(definition.Id)
{
    public long OwnerId { get; } = definition.OwnerId;

    public MonitorSettings Settings { get; set; } = definition.Settings;

    /// <summary>The version of <see cref="Settings"/>.</summary>
    public long Version { get; set; } = definition.Version;

    public WatchedTarget Target { get; set; } = target;

    public bool HeadFails { get; set; } = definition.HeadFails;

    /// <summary>A number that grows when the results of checks that have begun say nothing any more.</summary>
    public int Generation { get; set; }

    public PolicyMemory Memory { get; set; } = PolicyMemory.Of(definition.State, definition.Told);

    public bool IsPaused { get; set; } = definition.State == MonitorState.Paused;

    /// <summary>True once the monitor has been deleted.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Ends when the change of state that is being stored is over; null when there is none.</summary>
    public TaskCompletionSource? Changing { get; set; }

    public DateTimeOffset Since { get; set; } = definition.StateSince;

    public string Reason { get; set; } = definition.Reason;

    /// <summary>The latest check; its monitor is 0 before the first.</summary>
    public CheckResult LastCheck { get; set; }

    /// <summary>Its last check was judged by what its host did to others.</summary>
    public bool WasJudgedUnasked { get; set; }

    /// <summary>Unix seconds; 0 when not known.</summary>
    public long CertificateEndsAt { get; set; } = definition.CertificateEndsAt?.ToUnixTimeSeconds() ?? 0;

    /// <summary>The end of the certificate that was warned of last, in Unix seconds; 0 for none.</summary>
    public long WarnedExpiry { get; set; }

    /// <summary>Outages of this server that it has taken into account.</summary>
    public int Outages { get; set; }

    public MonitorState State => IsPaused ? MonitorState.Paused : Memory.State;

    /// <summary>The terms it has for a fetch now.</summary>
    public FetchTerms Terms => new(Settings.Timeout, Settings.Interval, Memory.Contradictions > 0);

    /// <summary>The status that is shown.</summary>
    public MonitorStatus StatusWith(DateTimeOffset? nextCheckAt) => new(
        State,
        Since,
        Reason,
        LastCheck.MonitorId == 0 ? null : LastCheck,
        nextCheckAt,
        CertificateEndsAt == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(CertificateEndsAt));

    /// <summary>The target of settings.</summary>
    public static TargetKey KeyOf(MonitorSettings settings, bool headFails) =>
        new(
            settings.Url,
            headFails && settings.Method == CheckMethod.Head ? CheckMethod.Get : settings.Method,
            settings.Text,
            settings.Expected.FollowsRedirects);
}
