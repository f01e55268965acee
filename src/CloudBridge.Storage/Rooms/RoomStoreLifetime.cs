using CloudBridge.Storage.Engines;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Storage.Rooms;

/// <summary>Opens the store before what is registered after it starts, and closes it after that has stopped.</summary>
internal sealed class RoomStoreLifetime(SqliteRoomStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken).WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => HostedStop.WithinAsync(store.DisposeAsync(), cancellationToken);
}
