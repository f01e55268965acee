using System.Net.Sockets;
using Microsoft.AspNetCore.Http.Features;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>Upgrades as Kestrel does, but gives the WebSocket a stream that writes straight to the socket.</summary>
internal sealed class DirectUpgrade(IHttpUpgradeFeature kestrel, Socket socket) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => kestrel.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync() => new DirectStream(await kestrel.UpgradeAsync().ConfigureAwait(false), socket);
}
