using CloudBridge.Storage.Engines;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Storage.History;

/// <summary>Opens the history before what is registered after it starts, and closes it after that has stopped.</summary>
internal sealed class HistoryLifetime(HistoryStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken).WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => HostedStop.WithinAsync(store.DisposeAsync(), cancellationToken);
}
