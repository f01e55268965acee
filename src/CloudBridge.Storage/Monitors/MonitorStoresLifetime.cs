using CloudBridge.Storage.Engines;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Storage.Monitors;

/// <summary>Opens the stores before what is registered after it starts, and closes them after that has stopped.</summary>
internal sealed class MonitorStoresLifetime(MonitorStores stores) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => stores.OpenAsync(cancellationToken).WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => HostedStop.WithinAsync(stores.DisposeAsync(), cancellationToken);
}
