namespace CloudBridge.Reliability.Rows.FalseAlarms;

/// <summary>Decides the truth: which targets fail when, and when we are offline ourselves.</summary>
internal sealed class AlarmPlan
{
    /// <summary>How long everything fails when we are offline.</summary>
    public const long OfflineFor = 600_000;

    private const long OfflineEvery = 4 * 3_600_000;
    private static readonly int[] Seconds = [60, 60, 60, 60, 60, 60, 30, 30, 300, 300];
    private readonly Random _random;
    private readonly long _start;
    private readonly long _end;

    /// <summary>Makes the plan.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="start">The beginning, Unix milliseconds.</param>
    /// <param name="monitors">How many monitors.</param>
    /// <param name="checks">How many checks they are to have in all.</param>
    public AlarmPlan(Random random, long start, int monitors, long checks)
    {
        _random = random;
        _start = start;
        Targets = [.. Enumerable.Range(0, monitors).Select(i => new AlarmTarget(i + 1, TimeSpan.FromSeconds(Seconds[i % Seconds.Length])))];
        _end = start + (long)(checks / Targets.Sum(target => 1.0 / target.Interval) * 1.05);
        foreach (var target in Targets)
        {
            Plan(target, (int)(target.Monitor.Id / Seconds.Length % 20));
        }
    }

    public IReadOnlyList<AlarmTarget> Targets { get; }

    /// <summary>Times in which we were offline so far.</summary>
    public static long OfflineTimes(long start, long now) => (now - start) / OfflineEvery;

    /// <summary>Whether we are offline, or have just been: every 4 h for 10 minutes.</summary>
    public bool IsOffline(long time, long margin = 0)
    {
        var since = (time - _start) % OfflineEvery;
        return time - _start >= OfflineEvery ? since < OfflineFor + margin || since >= OfflineEvery - margin : OfflineEvery - since <= margin;
    }

    /// <summary>Of 20, fourteen only lose checks, four have outages, one is restless and one is down for ever.</summary>
    private void Plan(AlarmTarget target, int kind)
    {
        switch (kind)
        {
            case < 4:
                PlanOutages(target);
                break;
            case 4:
                PlanRestlessness(target);
                break;
            case 5:
                target.Outages.Add(new(0, long.MaxValue));
                break;
        }
    }

    /// <summary>Far enough from each other that they are no flapping, and none while we are offline.</summary>
    private void PlanOutages(AlarmTarget target)
    {
        for (var time = _start; time < _end;)
        {
            time += (long)(target.Interval * (40 + (40 * _random.NextDouble())));
            var length = (long)(target.Interval * (_random.Next(4) == 0 ? 0.1 + (1.4 * _random.NextDouble()) : 1.52 + (8 * _random.NextDouble())));
            if (!IsNearOffline(time, time + length, 25 * target.Interval))
            {
                target.Outages.Add(new(time, time + length));
            }

            time += length;
        }
    }

    private void PlanRestlessness(AlarmTarget target)
    {
        var (half, times) = (2 * target.Interval, 10);
        for (var time = _start; time < _end;)
        {
            time += target.Interval * (100 + _random.Next(50));
            var restless = new Restlessness(time, time + (half * 2 * times) + (60 * target.Interval));
            if (!IsNearOffline(restless.Start, restless.Quiet, 0))
            {
                target.Restless.Add(restless);
                target.Outages.AddRange(Enumerable.Range(0, times).Select(i => new Outage(time + (half * 2 * i), time + (half * ((2 * i) + 1)))));
            }

            time = restless.Quiet;
        }
    }

    private bool IsNearOffline(long from, long to, long margin)
    {
        for (var time = from; time <= to; time += OfflineFor / 2)
        {
            if (IsOffline(time, margin))
            {
                return true;
            }
        }

        return IsOffline(to, margin);
    }
}
