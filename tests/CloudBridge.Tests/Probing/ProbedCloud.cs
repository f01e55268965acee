using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Tests.Probing;

/// <summary>A cloud in memory with a log and an account, and the probe that looks at it.</summary>
internal sealed class ProbedCloud
{
    public const string User = "bridge";
    public const string Url = "ws://127.0.0.1:1/";

    /// <summary>Longer than any wait for a value, and shorter than the time that a whole step has.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(5);

    public ProbedCloud()
    {
        Log = new MemoryLog(Clock);
        Account = new MemoryAccount(Log);
        Sockets = new DetourSockets(Cloud);
        Deliver(_ => Fate.Deliver);
    }

    public ManualTimeProvider Clock { get; } = new();

    public InMemoryCloud Cloud { get; } = new();

    public MemoryLog Log { get; }

    public MemoryAccount Account { get; }

    public DetourSockets Sockets { get; }

    /// <summary>Who the log says wrote what the bridge wrote.</summary>
    public string LoggedUser { get; set; } = User;

    /// <summary>Every value is logged; the rule says which of them reach anybody.</summary>
    public void Deliver(Func<CloudSet, Fate> rule) => Cloud.Rule = set =>
    {
        Log.Add(LoggedUser, set.Name, set.Value);
        return rule(set);
    };

    /// <summary>Probes a cloud where nothing has to be waited for: the clock stands still.</summary>
    public Task<CapabilityReport> ProbeAsync(CloudKind kind)
    {
        Cloud.Seed("other", "1", url: Url);
        return Patience.WaitAsync(BeginAsync(kind));
    }

    /// <summary>Lets the time pass in which what is missing could still come.</summary>
    /// <param name="probing">The probe.</param>
    /// <param name="begin">From when on; before that nothing may be waited for in vain.</param>
    public async Task<CapabilityReport> WaitInVainAsync(Task<CapabilityReport> probing, Task? begin = null)
    {
        await (begin ?? Task.CompletedTask);
        while (!probing.IsCompleted)
        {
            await Patience.WaitAsync(Task.WhenAny(probing, Clock.WhenDueWithinAsync(ShortWait)));
            Clock.Advance(TimeSpan.FromMilliseconds(250));
        }

        return await probing;
    }

    /// <summary>Begins to probe; only Scratch has the account and the log.</summary>
    public Task<CapabilityReport> BeginAsync(CloudKind kind)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton<IWebSocketConnectionFactory>(Sockets);
        if (kind == CloudKind.Scratch)
        {
            services.AddSingleton<ICloudAccounts>(Account);
        }

        services.AddCloudBridge();
        var cloud = new CloudOptions { Kind = kind, Url = new Uri(Url), User = User };
        return services.BuildServiceProvider().GetRequiredService<ICapabilityProbe>().RunAsync("Far", cloud, "demo");
    }
}
