using System.Security.Cryptography.X509Certificates;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Probes;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

/// <summary>A probe behind the real guard, which allows this machine only.</summary>
internal sealed class ProbeBench : IDisposable
{
    public const string UserAgent = "CloudBridge-Test (+https://example.org)";
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly HttpProbe _probe;

    public ProbeBench(IEgressDialer? dialer = null, X509Certificate2? root = null, HttpProbeOptions? limits = null)
    {
        dialer ??= new EgressDialer(EgressPolicy.Read(["127.0.0.0/8"], [], allowHighPorts: true), new EgressOwnEndpoints(Time), new ScriptedHosts(), Time);
        var options = (limits ?? new HttpProbeOptions()) with { UserAgent = UserAgent, ExtraRoots = root is null ? [] : [root] };
        _probe = new HttpProbe(dialer, options, Time, new CapturedLogger<HttpProbe>(Lines));
    }

    public ManualTimeProvider Time { get; } = new();

    public SignalLog<LogLine> Lines { get; } = new();

    public Task<ProbeResult> AskAsync(string url, CheckMethod method = CheckMethod.Get, string? text = null, CancellationToken cancellationToken = default) =>
        Patience.WaitAsync(_probe.CheckAsync(new CheckTarget(url, method, text, Timeout), cancellationToken).AsTask());

    public void Dispose() => _probe.Dispose();
}
