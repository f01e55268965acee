using System.Globalization;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Egress;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Features.Monitors.Requests;
using CloudBridge.TestKit;
using CloudBridge.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.Monitors.Requests;

/// <summary>Monitors in memory, asked for from a cloud that knows who asks.</summary>
internal sealed class MonitorBed
{
    /// <summary>What <see cref="LogCloud"/> calls its cloud.</summary>
    private const string Cloud = "memory";

    public MonitorBed() => Pinger = new StillPinger(Store, Clock);

    public MemoryMonitorStore Store { get; } = new();

    /// <summary>The clock of the pinger; each cloud has one of its own, which begins at the same time and is 16 s ahead when it is joined.</summary>
    public ManualTimeProvider Clock { get; } = new();

    public OpenDialer Dialer { get; } = new();

    public StillPinger Pinger { get; }

    /// <summary>The cloud whose names count.</summary>
    public MonitorIdentity? Identity { get; set; } = new(Cloud);

    /// <summary>Lets a player ask. A log may be read only so often, and the clock of a cloud stands still: each request has a cloud of its own.</summary>
    public async Task<PlayerAnswer> AskAsync(string user, string name, params string[] arguments)
    {
        await using var cloud = new LogCloud(Map);
        await cloud.StartAsync();
        return await cloud.AskAsync(user, name, arguments);
    }

    /// <summary>Lets a player add a monitor.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> AddAsync(string user, params string[] arguments) =>
        long.Parse((await AskAsync(user, "monitor.add", arguments)).Text, CultureInfo.InvariantCulture);

    private void Map(ICloudBridgeBuilder bridge)
    {
        bridge.Services.AddSingleton<IAccountStore>(Store)
            .AddSingleton<IMonitorStore>(Store)
            .AddSingleton<IHistoryStore>(Store)
            .AddSingleton<IAlertStore>(Store)
            .AddSingleton<IPinger>(Pinger)
            .AddSingleton<IEgressDialer>(Dialer)
            .AddMonitorService(new MonitorRules { MaxPerUser = 2 });
        if (Identity is not null)
        {
            bridge.Services.AddSingleton(Identity);
        }

        bridge.MapMonitorRequests();
    }
}
