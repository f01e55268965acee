using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Service;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Monitors.Tests.Service;

/// <summary>The service over stores in memory, a pinger that stands still and a dialer without a network.</summary>
internal sealed class ServiceBed : IUserFacts, IDisposable
{
    private readonly ServiceProvider _services;

    public ServiceBed(MonitorRules? rules = null)
    {
        Pinger = new StillPinger(Store, Clock);
        _services = new ServiceCollection()
            .AddSingleton<IAccountStore>(Store)
            .AddSingleton<IMonitorStore>(Store)
            .AddSingleton<IHistoryStore>(Store)
            .AddSingleton<IPinger>(Pinger)
            .AddSingleton<IEgressDialer>(Dialer)
            .AddSingleton<IUserFacts>(this)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<ILogger<MonitorJanitor>>(new CapturedLogger<MonitorJanitor>(JanitorLog))
            .AddMonitorService(rules ?? new MonitorRules { Operators = ["root"] })
            .AddMonitorJanitor()
            .BuildServiceProvider();
        Service = _services.GetRequiredService<IMonitorService>();
        Janitor = (MonitorJanitor)_services.GetServices<IHostedService>().Single();
    }

    public MemoryMonitorStore Store { get; } = new();

    public ManualTimeProvider Clock { get; } = new();

    public OpenDialer Dialer { get; } = new();

    public StillPinger Pinger { get; }

    public IMonitorService Service { get; }

    public MonitorJanitor Janitor { get; }

    public SignalLog<LogLine> JanitorLog { get; } = new();

    /// <summary>What is known of every user.</summary>
    public UserFacts Facts { get; set; } = UserFacts.Unknown;

    public async Task<MonitorActor> ActorAsync(string name = "Ada") => await Service.ActorAsync(name);

    public async Task<MonitorView> AddAsync(string url, string user = "Ada", MonitorChange? change = null) =>
        await Service.AddAsync(await ActorAsync(user), (change ?? new MonitorChange()) with { Url = url });

    /// <summary>The sentence with which something is refused for a reason.</summary>
    public static async Task<string> RefusalAsync(MonitorFault fault, Func<Task> action)
    {
        var error = await Assert.ThrowsAsync<MonitorException>(action);
        Assert.Equal(fault, error.Fault);
        return error.Message;
    }

    public ValueTask<UserFacts> FindAsync(string name, CancellationToken cancellationToken) => new(Facts);

    public void Dispose() => _services.Dispose();
}
