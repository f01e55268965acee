using System.Globalization;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Pinging.Updating;
using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.FalseAlarms;

/// <summary>Hears what the updater would store, and holds it against the truth.</summary>
internal sealed class AlarmLedger(AlarmPlan plan, RowResult result) : IResultSink
{
    public long Kept { get; private set; }

    public long Alerts { get; private set; }

    /// <summary>Three losses in a row, which nobody can tell from an outage.</summary>
    public long ChanceTriples { get; private set; }

    /// <summary>Failures that were kept although we were offline, before that was noticed.</summary>
    public long KeptOffline { get; private set; }

    public void Checked(CheckResult check)
    {
        Kept++;
        var target = Target(check.MonitorId);
        var time = check.At.ToUnixTimeMilliseconds();
        if (check.IsOk)
        {
            (target.Good, target.Bad, target.BadOffline, target.HasLoss) = (target.Good + 1, 0, 0, false);
            return;
        }

        var isReal = target.OutageAt(time) is not null;
        var isOurs = !isReal && plan.IsOffline(time);
        KeptOffline += isOurs ? 1 : 0;
        target.BadOffline += isOurs ? 1 : 0;
        (target.Good, target.Bad, target.HasLoss) = (0, target.Bad + 1, target.HasLoss || !isReal);
    }

    public void Changed(Transition transition)
    {
        if (!transition.IsAlert)
        {
            return;
        }

        Alerts++;
        var target = Target(transition.MonitorId);
        var time = transition.At.ToUnixTimeMilliseconds();
        var restless = target.Restless.Find(one => one.Start <= time && time <= one.Quiet);
        if (transition.To == MonitorState.Flapping || transition.From == MonitorState.Flapping)
        {
            Flap(transition, restless);
        }
        else if (transition.To == MonitorState.Down)
        {
            Down(target, target.OutageAt(time));
        }
        else if (transition.To == MonitorState.Up)
        {
            Up(target);
        }
    }

    public void Warned(Transition transition) => result.Fault("A certificate was warned of, but there is none.");

    public void HeadFailed(long monitorId) => result.Fault("HEAD failed, but nobody asked it.");

    public void Explained(long monitorId, DateTimeOffset downSince, string reason)
    {
    }

    public void CertificateFound(long monitorId, DateTimeOffset endsAt) => result.Fault("A certificate was found, but there is none.");

    /// <summary>What should have been said and was not, or more than once.</summary>
    public (long Outages, long Restless) Close(long now)
    {
        var (outages, times) = (0L, 0L);
        foreach (var target in plan.Targets)
        {
            foreach (var outage in target.Restless.Count > 0 ? [] : target.Outages.Where(outage => IsProof(target, outage, now)))
            {
                outages++;
                result.Check(outage is { Downs: 1, Ups: 1 }, $"An outage of {Intervals(target, outage.End - outage.Start)} intervals was told {outage.Downs} times, its end {outage.Ups} times.");
            }

            foreach (var restless in target.Restless.Where(one => one.Quiet < now))
            {
                times++;
                result.Check(restless is { Entered: 1, Left: 1 }, $"A target that flapped was told {restless.Entered} times to do so, and {restless.Left} times not to any more.");
            }
        }

        return (outages, times);
    }

    private void Flap(Transition transition, Restlessness? restless)
    {
        result.Check(restless is not null, $"{transition.From} -> {transition.To} was told of a target that does not flap.");
        if (restless is not null)
        {
            restless.Entered += transition.To == MonitorState.Flapping ? 1 : 0;
            restless.Left += transition.From == MonitorState.Flapping ? 1 : 0;
        }
    }

    private void Down(AlarmTarget target, Outage? outage)
    {
        result.Check(target.Bad >= 3, $"A target was told to be down after {target.Bad} failed checks.");
        // Two losses and then one failure that was kept before we noticed are still chance.
        result.Check(target.BadOffline < 2, "A target was told to be down because we were offline.");
        target.DownFor = outage;
        if (outage is not null)
        {
            outage.Downs++;
        }
        else if (target.HasLoss)
        {
            ChanceTriples++;
        }
    }

    private void Up(AlarmTarget target)
    {
        result.Check(target.Good >= 3, $"A target was told to be up after {target.Good} good checks.");
        if (target.DownFor is { } outage)
        {
            outage.Ups++;
            target.DownFor = null;
        }
    }

    /// <summary>Longer than 1.5 intervals with what a check may be late, over for long, and not begun while the monitor was down by chance.</summary>
    private static bool IsProof(AlarmTarget target, Outage outage, long now) =>
        outage.End - outage.Start > (1.5 * target.Interval) + 300 && outage.End < now - (25 * target.Interval) && outage.FoundUp != false;

    private AlarmTarget Target(long id) => plan.Targets[(int)id - 1];

    private static string Intervals(AlarmTarget target, long time) => (time / (double)target.Interval).ToString("F2", CultureInfo.InvariantCulture);
}
