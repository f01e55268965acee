using CloudBridge.Hosting;
using CloudBridge.Monitors;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Clouds.Embedded;

namespace CloudBridge.Server.Features.Health;

/// <summary>Tells whether projects get answers now, and if not, what is missing.</summary>
internal sealed class Readiness(
    EmbeddedCloud cloud,
    ICloudBridgeStatus bridge,
    IEnumerable<IPinger> pingers,
    IEnumerable<IStoreHealth> stores,
    IUpstreamControl upstreams,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    public IReadOnlyList<NotReady> Missing()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return [new NotReady("server", "stopping")];
        }

        var server = cloud is { IsWanted: true, Url: null } ? [new NotReady("cloud server", "not listening")] : Array.Empty<NotReady>();
        return
        [
            .. server,
            .. pingers.Where(pinger => !pinger.IsReady).Select(_ => new NotReady("monitors", "being read from the store")),
            .. from project in bridge.Projects
               where project.State != ProjectState.Live && !project.IsByPattern
               select new NotReady($"{project.Cloud}/{project.Project}", StateText.Of(project.State)),
        ];
    }

    /// <summary>
    /// The parts that do not work although projects get answers: stores that say nothing, and upstreams that an operator
    /// has switched off while the server runs. Whoever asks for something in them is told so at once.
    /// </summary>
    public IReadOnlyList<NotReady> Limited() =>
    [
        .. stores.Where(store => !store.IsAnswering).Select(store => new NotReady(store.Name, "the store does not answer")),
        .. upstreams.States.Where(upstream => upstream is { IsOn: false, IsUsual: false })
            .Select(upstream => new NotReady($"upstream {upstream.Upstream}", "switched off by an operator")),
    ];

    /// <summary>Waits until nothing is missing.</summary>
    /// <exception cref="OperationCanceledException">Something still is after that time.</exception>
    public async Task WhenReadyAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        while (Missing().Count > 0)
        {
            await Task.Delay(Step, time, either.Token);
        }
    }
}
