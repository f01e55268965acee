using CloudBridge.Monitors;
using CloudBridge.Monitors.Pinging;

namespace CloudBridge.Benchmarks.Pinger.Watch;

/// <summary>Remembers how late checks began, and who was checked.</summary>
internal sealed class LatenessRecorder : ICheckObserver
{
    private readonly Lock _gate = new();
    private readonly List<float> _milliseconds = [];
    private readonly HashSet<long> _checked = [];
    private int _failed;

    public void Checked(CheckResult result, TimeSpan lateness, bool isConfirmation)
    {
        lock (_gate)
        {
            _milliseconds.Add((float)lateness.TotalMilliseconds);
            _checked.Add(result.MonitorId);
            _failed += result.IsOk ? 0 : 1;
        }
    }

    /// <summary>What has been seen so far.</summary>
    public WatchReport Report(long skipped, double readySeconds)
    {
        lock (_gate)
        {
            var sorted = _milliseconds.ToArray();
            Array.Sort(sorted);
            return new WatchReport(sorted.Length, _failed, _checked.Count, skipped, readySeconds, At(sorted, 0.5), At(sorted, 0.99), At(sorted, 1));
        }
    }

    private static double At(float[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
