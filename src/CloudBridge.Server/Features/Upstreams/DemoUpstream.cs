using CloudBridge.FakeUpstream;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Upstreams;

/// <summary>
/// Made-up answers from inside this process in place of every upstream, for trying things out. It is on from the moment it is
/// registered; the addresses follow when it listens, before the bridge joins a project. Until then they lead nowhere.
/// </summary>
internal sealed class DemoUpstream(UpstreamsOptions options, TimeProvider time) : IHostedService, IAsyncDisposable
{
    private const int Budget = 1_000;

    /// <summary>Stands for every address until the demo listens; the name can never be found.</summary>
    private static readonly Uri UnknownUrl = new("http://demo.invalid/");

    private FakeUpstreamHost? _host;

    /// <summary>Where it listens; null while it does not.</summary>
    public Uri? Url => Volatile.Read(ref _host)?.Url;

    /// <summary>Turns every upstream on that is not switched off by name, away from its real address.</summary>
    public static void Prepare(UpstreamsOptions options)
    {
        Point(options, _ => UnknownUrl);
        foreach (var upstream in options.Upstreams.Values)
        {
            upstream.Enabled ??= true;
            upstream.RequestsPerSecond = Budget;
            upstream.Burst = Budget;
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var host = await FakeUpstreamHost.StartAsync(time: time, cancellationToken: cancellationToken);
        Volatile.Write(ref _host, host);
        Point(options, upstream => host.BaseUrlOf(upstream.ToString()));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Stays up while the bridge ends its last requests: services are disposed of after everything has stopped.
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _host, null)?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static void Point(UpstreamsOptions options, Func<Upstream, Uri> address)
    {
        foreach (var upstream in Enum.GetValues<Upstream>())
        {
            options.For(upstream).BaseUrl = address(upstream);
        }
    }
}
