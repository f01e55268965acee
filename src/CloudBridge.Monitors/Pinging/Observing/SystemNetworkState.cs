using System.Net.NetworkInformation;

namespace CloudBridge.Monitors.Pinging.Observing;

/// <summary>Asks the operating system, at most once a second.</summary>
internal sealed class SystemNetworkState(TimeProvider time) : INetworkState
{
    private readonly Lock _gate = new();
    private long? _askedAt;
    private bool _isUp;

    public bool IsUp
    {
        get
        {
            lock (_gate)
            {
                if (_askedAt is null || time.GetElapsedTime(_askedAt.Value) >= TimeSpan.FromSeconds(1))
                {
                    _askedAt = time.GetTimestamp();
                    _isUp = Ask();
                }

                return _isUp;
            }
        }
    }

    private static bool Ask()
    {
        try
        {
            return Array.Exists(NetworkInterface.GetAllNetworkInterfaces(), IsOutward);
        }
        catch (NetworkInformationException)
        {
            // What cannot be known must not stop the alerts.
            return true;
        }
    }

    private static bool IsOutward(NetworkInterface network) =>
        network.NetworkInterfaceType != NetworkInterfaceType.Loopback && network.OperationalStatus is (OperationalStatus.Up or OperationalStatus.Unknown);
}
