namespace CloudBridge.Server.Hosting;

/// <summary>Whether projects get answers now, and if not, what is missing.</summary>
internal sealed class Readiness(EmbeddedCloud cloud, ICloudBridgeStatus bridge, IHostApplicationLifetime lifetime)
{
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
            .. from project in bridge.Projects
               where project.State != ProjectState.Live
               select new NotReady($"{project.Cloud}/{project.Project}", StateText.Of(project.State)),
        ];
    }
}
