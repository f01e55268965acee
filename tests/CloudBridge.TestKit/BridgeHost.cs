using CloudBridge.Client;
using CloudBridge.Connections;
using CloudBridge.Hosting;
using CloudBridge.Protocol.Cb1.Clients;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CloudBridge.TestKit;

/// <summary>A running bridge on the in-memory cloud. Its clock moves only when told to.</summary>
public sealed class BridgeHost : IAsyncDisposable
{
    /// <summary>The timer that looks for handlers past their deadline.</summary>
    private const int OwnTimers = 1;

    private static readonly TimeSpan UnmarkedSnapshot = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StopStep = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly ServiceProvider _provider;
    private bool _isRunning;

    internal BridgeHost(ServiceProvider provider, InMemoryCloud cloud, ManualTimeProvider clock)
    {
        _provider = provider;
        Cloud = cloud;
        Clock = clock;
        Log = provider.GetRequiredService<SignalLog<LogLine>>();
    }

    /// <summary>The cloud the bridge is on.</summary>
    public InMemoryCloud Cloud { get; }

    /// <summary>The clock of the bridge.</summary>
    public ManualTimeProvider Clock { get; }

    /// <summary>What the bridge logged.</summary>
    public SignalLog<LogLine> Log { get; }

    /// <summary>Sends without having been asked.</summary>
    public ICloudSender Sender => Service<ICloudSender>();

    /// <summary>How the bridge is doing.</summary>
    public ICloudBridgeStatus Status => Service<ICloudBridgeStatus>();

    /// <summary>A service of the application.</summary>
    public T Service<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    /// <summary>Starts the bridge; it connects in the background.</summary>
    public Task StartAsync()
    {
        _isRunning = true;
        return Service<IHostedService>().StartAsync(CancellationToken.None);
    }

    /// <summary>
    /// Waits until every project is live once more than before; it lets the time pass in which a first message
    /// of a cloud that marks no snapshot counts as one.
    /// </summary>
    public async Task WhenJoinedAsync(int joins = 1)
    {
        await Log.WhenAsync(_ => Joins() >= joins * Status.Projects.Count);
        if (Service<IOptions<CloudBridgeOptions>>().Value.Clouds.Values.Any(cloud => cloud.Kind != CloudKind.Embedded))
        {
            Clock.Advance(UnmarkedSnapshot);
        }

        await Log.WhenAsync(_ => Lives() >= joins * Status.Projects.Count);
    }

    /// <summary>Makes trouble that ends a connection and waits until the bridge waits for its next try.</summary>
    /// <param name="trouble">What ends it; nothing when a connection is refused anyway.</param>
    /// <param name="otherTimers">Timers that run beside it, of handlers for example.</param>
    public async Task BackOffAsync(Action trouble, int otherTimers = 0)
    {
        var before = Waits();
        trouble();
        await Log.WhenAsync(_ => Waits() > before);
        await Patience.WaitAsync(Clock.WhenTimersAsync(OwnTimers + otherTimers + 1));
    }

    /// <summary>Makes trouble that ends the connections and lets the bridge come back.</summary>
    public async Task ReconnectAsync(Action trouble)
    {
        var joins = Joins();
        await BackOffAsync(trouble);
        Clock.Advance(LongestWait);
        await WhenJoinedAsync((joins / Status.Projects.Count) + 1);
    }

    /// <summary>Brings a player into a room of the cloud.</summary>
    public MemoryPlayer Join(string project = "demo", string url = InMemoryCloud.DefaultUrl) => Cloud.Join(project, url: url);

    /// <summary>Brings a player who speaks CB1 into a room of the cloud.</summary>
    public Cb1Player JoinCb1(uint nonce = 11111111, string project = "demo", Func<Cb1ClientOptions, Cb1ClientOptions>? configure = null) =>
        Cloud.JoinCb1(Clock, nonce, project, configure: configure);

    /// <summary>Moves the clock on in small steps until something has happened.</summary>
    public async Task<T> WhileTimePassesAsync<T>(Task<T> task)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!task.IsCompleted && TimeProvider.System.GetElapsedTime(began) < LongestWait)
        {
            await QuietPool.WaitAsync();
            Clock.Advance(Step);
        }

        return await Patience.WaitAsync(task);
    }

    /// <summary>Connects a client that asks as a project does.</summary>
    public Task<CloudRequestClient> ConnectClientAsync(string project = "demo", TimeProvider? time = null)
    {
        var options = new CloudOptions { Kind = CloudKind.Embedded, Url = new Uri(InMemoryCloud.DefaultUrl), User = "player3000", SetInterval = TimeSpan.Zero };
        return CloudRequestClient.ConnectAsync(options, project, Service<IWebSocketConnectionFactory>(), time);
    }

    /// <summary>Begins to stop; the clock is left alone.</summary>
    public Task BeginStopAsync()
    {
        _isRunning = false;
        return Service<IHostedService>().StopAsync(CancellationToken.None);
    }

    /// <summary>Stops the bridge, moving the clock as long as it waits.</summary>
    public async Task StopAsync()
    {
        var stopped = BeginStopAsync();
        while (!stopped.IsCompleted)
        {
            // Not faster than the bridge gets to work: minutes would pass for it on a slow machine.
            await QuietPool.WaitAsync();
            Clock.Advance(StopStep);
        }

        await stopped;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_isRunning)
        {
            await StopAsync();
        }

        await _provider.DisposeAsync();
    }

    private int Joins() => Log.Items.Count(line => line.Text.StartsWith("connected to ", StringComparison.Ordinal));

    private int Lives() => Log.Items.Count(line => line.Text.StartsWith("Resyncing -> Live ", StringComparison.Ordinal));

    private int Waits() => Log.Items.Count(line => line.Text.StartsWith("trying again in ", StringComparison.Ordinal));
}
