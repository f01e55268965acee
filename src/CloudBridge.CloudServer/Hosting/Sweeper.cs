using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Runtime;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>
/// Once a second: late handshakes, stalled readers, rooms empty for too long, changes remembered for long enough. One timer
/// for all.
/// </summary>
internal sealed class Sweeper : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly ServerServices _server;
    private readonly ITimer _timer;

    public Sweeper(ServerServices server)
    {
        _server = server;
        _timer = server.Clock.CreateTimer(Sweep, Period);
    }

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        _server.Connections.Sweep(_server.Clock.Now, _server.Logger);
        Contained.Run("The sweeping of rooms", _server.Logger, _server.Rooms, static rooms => rooms.Sweep());
        Contained.Run("The sweeping of addresses", _server.Logger, _server.Addresses, static addresses => addresses.Sweep());
        _server.Audit?.Sweep();
    }
}
