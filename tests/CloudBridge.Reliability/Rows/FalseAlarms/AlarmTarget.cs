using CloudBridge.Monitors;
using CloudBridge.Monitors.Pinging.Running;
using CloudBridge.Monitors.Pinging.Updating;

namespace CloudBridge.Reliability.Rows.FalseAlarms;

/// <summary>A monitor and the truth about its target.</summary>
internal sealed class AlarmTarget
{
    private int _next;

    public AlarmTarget(long id, TimeSpan interval)
    {
        var settings = new MonitorSettings { Url = $"https://site{id}.example{id % 5_000}.org/", Interval = interval, TlsWarningDays = 0 };
        var definition = new MonitorDefinition { Id = id, OwnerId = 1, Settings = settings, CreatedAt = default };
        Monitor = new(definition, new WatchedTarget(new TargetKey(settings.Url, CheckMethod.Get, null)));
    }

    public WatchedMonitor Monitor { get; }

    public long Interval => (long)Monitor.Settings.Interval.TotalMilliseconds;

    /// <summary>In order of time.</summary>
    public List<Outage> Outages { get; } = [];

    public List<Restlessness> Restless { get; } = [];

    /// <summary>Checks in a row that failed.</summary>
    public int Bad { get; set; }

    /// <summary>Checks in a row that did not.</summary>
    public int Good { get; set; }

    /// <summary>How many of those that failed did so only because we were offline.</summary>
    public int BadOffline { get; set; }

    /// <summary>Whether one of those that failed was a loss.</summary>
    public bool HasLoss { get; set; }

    /// <summary>What it is down for; null when it is not, or by chance.</summary>
    public Outage? DownFor { get; set; }

    /// <summary>The outage at a time; times may only grow.</summary>
    public Outage? OutageAt(long time)
    {
        while (_next < Outages.Count && Outages[_next].End <= time)
        {
            _next++;
        }

        return _next < Outages.Count && Outages[_next].Start <= time ? Outages[_next] : null;
    }
}
