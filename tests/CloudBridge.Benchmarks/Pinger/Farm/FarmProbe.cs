using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Names;
using CloudBridge.Monitors.Pinging.Probes;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Benchmarks.Pinger.Farm;

/// <summary>The real probe behind the real guard and name cache, allowed to ask the farm.</summary>
internal static class FarmProbe
{
    public static HttpProbe Create()
    {
        var time = TimeProvider.System;
        var resolver = new CachingHostResolver(new FarmHosts(), new HostCacheOptions(), time);
        var dialer = new EgressDialer(EgressPolicy.Read(["127.0.0.0/8"], [], allowHighPorts: true), new EgressOwnEndpoints(time), resolver, time);
        return new HttpProbe(dialer, new HttpProbeOptions(), time, NullLogger<HttpProbe>.Instance);
    }
}
