using System.Collections.Concurrent;
using System.Net;

namespace CloudBridge.CloudServer.Scratch;

/// <summary>The settings that may be changed while the server runs; every request looks them up anew.</summary>
internal sealed class ScratchSwitches(ScratchProfile profile)
{
    private readonly ConcurrentDictionary<IPAddress, byte> _blocked = new();
    private volatile ScratchLogOutage _logOutage;
    private volatile bool _isInMaintenance;
    private volatile bool _isCloudDown;
    private volatile bool _isSilent;
    private volatile bool _sendsSnapshot = profile.SendsSnapshot;
    private long _logLag = profile.LogLag.Ticks;
    private long _clockSkew = profile.ClockSkew.Ticks;

    public ScratchLogOutage LogOutage
    {
        get => _logOutage;
        set => _logOutage = value;
    }

    public bool IsInMaintenance
    {
        get => _isInMaintenance;
        set => _isInMaintenance = value;
    }

    public bool IsCloudDown
    {
        get => _isCloudDown;
        set => _isCloudDown = value;
    }

    public bool IsSilent
    {
        get => _isSilent;
        set => _isSilent = value;
    }

    public bool SendsSnapshot
    {
        get => _sendsSnapshot;
        set => _sendsSnapshot = value;
    }

    public TimeSpan LogLag
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _logLag));
        set => Interlocked.Exchange(ref _logLag, value.Ticks);
    }

    public TimeSpan ClockSkew
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _clockSkew));
        set => Interlocked.Exchange(ref _clockSkew, value.Ticks);
    }

    public void Block(IPAddress address) => _blocked.TryAdd(Plain(address), 0);

    public void Unblock(IPAddress address) => _blocked.TryRemove(Plain(address), out _);

    public bool IsBlocked(IPAddress? address) => address is not null && _blocked.ContainsKey(Plain(address));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
