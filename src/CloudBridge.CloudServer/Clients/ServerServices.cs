using CloudBridge.CloudServer.Auditing;
using CloudBridge.CloudServer.Delivery;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Names;
using CloudBridge.CloudServer.Rooms;
using CloudBridge.CloudServer.Rooms.Keeping;
using CloudBridge.CloudServer.Runtime;
using CloudBridge.CloudServer.Scratch;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Clients;

/// <summary>What all connections of one server share.</summary>
internal sealed class ServerServices : IDisposable
{
    public ServerServices(CloudServerOptions options, ILogger logger, TimeProvider time)
    {
        (Options, Logger, Time, Clock) = (options, logger, time, new ServerClock(time));
        Values = new CloudValueRules(options.MaxValueLength, options.AllowText);
        Memory = new MemoryBudget(options.MaxBytes - (options.MaxBytes / 3));
        Keeper = options.RoomStore is { } store ? new RoomKeeper(store, time, logger) : null;
        Audit = AuditTrail.Of(options, time);
        Rooms = new RoomRegistry(options, Clock, Memory, logger, Keeper, new KeptLines(Encoder, Values), Audit);
        Hosts = new HostKey(options.HostKey);
        Addresses = new AddressLimits(options, Clock);
        ForbiddenNames = options.ForbiddenNames is { } path ? new ForbiddenNames(path, time, logger) : null;
        Scratch = options.Scratch is { } profile ? new ScratchWorld(profile, time) : null;
        Delivery = new DeliveryServices(options, Clock, Counters, new MemoryBudget(options.MaxBytes / 3), logger, EndsWithLineFeed: Scratch is not null);
    }

    public CloudServerOptions Options { get; }

    public ILogger Logger { get; }

    public TimeProvider Time { get; }

    public ServerClock Clock { get; }

    public ServerCounters Counters { get; } = new();

    public LineEncoder Encoder { get; } = new();

    public CloudValueRules Values { get; }

    public ConnectionRegistry Connections { get; } = new();

    /// <summary>For values and for messages that are not whole yet.</summary>
    public MemoryBudget Memory { get; }

    /// <summary>What the outboxes of all clients share.</summary>
    public DeliveryServices Delivery { get; }

    public RoomRegistry Rooms { get; }

    /// <summary>What each address may have.</summary>
    public AddressLimits Addresses { get; }

    /// <summary>What keeps the values of rooms; null when nothing does.</summary>
    public RoomKeeper? Keeper { get; }

    /// <summary>What remembers who changed what; null when nothing does.</summary>
    public AuditTrail? Audit { get; }

    /// <summary>What hosts prove themselves with.</summary>
    public HostKey Hosts { get; }

    /// <summary>What clients are told that ask in rooms without a host.</summary>
    public AbsentHosts AbsentHosts { get; } = new();

    /// <summary>What user names may not contain; null when they may contain anything.</summary>
    public ForbiddenNames? ForbiddenNames { get; }

    /// <summary>What makes the server a simulated Scratch; null when it is none.</summary>
    public ScratchWorld? Scratch { get; }

    public void Dispose()
    {
        Rooms.Dispose();
        Keeper?.Dispose();
    }
}
