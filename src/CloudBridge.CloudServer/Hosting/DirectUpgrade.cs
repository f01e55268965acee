using System.Net.Sockets;
using CloudBridge.CloudServer.Limits;
using Microsoft.AspNetCore.Http.Features;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>Upgrades as Kestrel does, but gives the WebSocket a stream that writes straight to the socket.</summary>
internal sealed class DirectUpgrade(IHttpUpgradeFeature kestrel, Socket socket, ReadMeter meter, bool isInline) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => kestrel.IsUpgradableRequest;

    /// <summary>Counts what the client sends from then on.</summary>
    public ReadMeter Meter => meter;

    public async Task<Stream> UpgradeAsync()
    {
        var stream = await kestrel.UpgradeAsync().ConfigureAwait(false);
        if (isInline)
        {
            InlineSockets.Enable(socket);
        }

        return new DirectStream(stream, socket, meter);
    }
}
