using System.Net;

namespace CloudBridge.CloudServer.Limits;

/// <summary>The account of what the clients of one address have and have done together.</summary>
internal sealed class AddressShare(IPAddress address, int newRoomsPerMinute)
{
    /// <summary>The lead that new rooms may have over their rate, in microseconds: as many at once as in a minute.</summary>
    private const double Burst = 60_000_000;

    private readonly Lock _gate = new();
    private readonly Allowance _rooms = new(newRoomsPerMinute / 60d);

    public IPAddress Address => address;

    /// <summary>Connections that it has. Belongs to <see cref="AddressLimits"/>.</summary>
    public int Clients { get; set; }

    /// <summary>Counts a room that nobody had before; false when there were too many in the last minute.</summary>
    public bool TryMakeRoom(long now)
    {
        lock (_gate)
        {
            if (_rooms.Ahead(now) >= Burst)
            {
                return false;
            }

            _rooms.Take(1, now);
            return true;
        }
    }

    /// <summary>True when nothing would be lost by forgetting it.</summary>
    public bool IsBlank(long now) => Clients == 0 && _rooms.Ahead(now) <= 0;
}
