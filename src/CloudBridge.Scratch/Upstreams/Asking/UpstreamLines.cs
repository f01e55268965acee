using Microsoft.Extensions.Logging;

namespace CloudBridge.Scratch.Upstreams.Asking;

/// <summary>The lines to all upstreams. Each is made when it is first needed, so that addresses may be set until then.</summary>
internal sealed class UpstreamLines(
    UpstreamsOptions options,
    IHttpClientFactory clients,
    UpstreamMetrics metrics,
    TimeProvider time,
    ILogger<UpstreamLines> logger) : IUpstreamControl, IDisposable
{
    private readonly Lazy<UpstreamLine>[] _lines =
        [.. Enum.GetValues<Upstream>().Select(upstream => new Lazy<UpstreamLine>(() => new UpstreamLine(upstream, options, clients, metrics, time, logger)))];

    public UpstreamLine this[Upstream upstream] => (uint)upstream < (uint)_lines.Length
        ? _lines[(int)upstream].Value
        : throw new ArgumentOutOfRangeException(nameof(upstream), upstream, "There is no such upstream.");

    public IReadOnlyList<UpstreamState> States => [.. _lines.Select(line => line.Value.Switch.State)];

    public bool IsOn(Upstream upstream) => this[upstream].Switch.IsOn;

    public void SwitchTo(Upstream upstream, bool isOn) => this[upstream].Switch.Set(isOn);

    public void Dispose()
    {
        foreach (var line in _lines.Where(line => line.IsValueCreated))
        {
            line.Value.Dispose();
        }
    }
}
