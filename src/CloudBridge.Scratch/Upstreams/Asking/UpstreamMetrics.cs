using System.Diagnostics.Metrics;

namespace CloudBridge.Scratch.Upstreams.Asking;

/// <summary>The meter <c>CloudBridge.Upstreams</c>. Its labels are upstreams and faults, never what was asked.</summary>
internal sealed class UpstreamMetrics : IDisposable
{
    public const string MeterName = "CloudBridge.Upstreams";

    private static readonly string[] Names = Enum.GetNames<Upstream>();
    private static readonly string[] Faults = Enum.GetNames<UpstreamFault>();

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _asked;
    private readonly Counter<long> _memory;
    private readonly Counter<long> _disk;
    private readonly Counter<long> _stale;
    private readonly Counter<long> _shared;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _seconds;

    public UpstreamMetrics()
    {
        _asked = Count("asked", "Questions that went out, each attempt counted.");
        _memory = Count("served.memory", "Questions answered from memory with what is still good.");
        _disk = Count("served.disk", "Questions answered from the disk with what is still good.");
        _stale = Count("served.stale", "Questions answered with what is no longer good, for want of better.");
        _shared = Count("shared", "Questions that waited for the answer to an equal one.");
        _refused = Count("refused", "Questions refused here: switched off, or over the budget.");
        _failed = Count("failed", "Questions without a usable answer, by fault.");
        _seconds = _meter.CreateHistogram<double>("cloudbridge.upstreams.duration", "s", "What one attempt took.");
    }

    public void Asked(Upstream upstream) => _asked.Add(1, Label(upstream));

    public void FromMemory(Upstream upstream) => _memory.Add(1, Label(upstream));

    public void FromDisk(Upstream upstream) => _disk.Add(1, Label(upstream));

    public void Stale(Upstream upstream) => _stale.Add(1, Label(upstream));

    public void Shared(Upstream upstream) => _shared.Add(1, Label(upstream));

    public void Refused(Upstream upstream) => _refused.Add(1, Label(upstream));

    public void Failed(Upstream upstream, UpstreamFault fault) =>
        _failed.Add(1, Label(upstream), new("fault", Faults[(int)fault]));

    public void Ended(Upstream upstream, TimeSpan elapsed) => _seconds.Record(elapsed.TotalSeconds, Label(upstream));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Label(Upstream upstream) => new("upstream", Names[(int)upstream]);

    private Counter<long> Count(string name, string description) =>
        _meter.CreateCounter<long>($"cloudbridge.upstreams.{name}", description: description);
}
