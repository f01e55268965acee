using System.Net;
using CloudBridge.Monitors.Egress;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

/// <summary>Names for the tests: all of <c>.test</c> is this machine, <c>inner.example</c> is inside a network, nothing else exists.</summary>
internal sealed class ScriptedHosts : IHostResolver
{
    public ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken) => host switch
    {
        "inner.example" => new([IPAddress.Parse("10.1.2.3")]),
        _ when IPAddress.TryParse(host, out var address) => new([address]),
        _ when host.EndsWith(".test", StringComparison.Ordinal) => new([IPAddress.Loopback]),
        _ => throw new HostNotFoundException($"{host} has no address."),
    };
}
