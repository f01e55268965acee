using CloudBridge.Storage.Engines;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Storage.Hosting;

/// <summary>Opens a store before what is registered after it starts, and closes it after that has stopped.</summary>
internal sealed class StoreLifetime<TStore>(TStore store) : IHostedService
    where TStore : IOpenedStore
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        store.OpenAsync(cancellationToken).WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => HostedStop.WithinAsync(store.DisposeAsync(), cancellationToken);
}
