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

/// <summary>The services and the state that all connections of one server share.</summary>
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

    /// <summary>The memory for values and for messages that are not whole yet.</summary>
    public MemoryBudget Memory { get; }

    /// <summary>The services that the outboxes of all clients share.</summary>
    public DeliveryServices Delivery { get; }

    public RoomRegistry Rooms { get; }

    /// <summary>The limits on what each address may have.</summary>
    public AddressLimits Addresses { get; }

    /// <summary>The keeper of the values of rooms; null when they are not kept.</summary>
    public RoomKeeper? Keeper { get; }

    /// <summary>The record of who changed what; null when nothing is remembered.</summary>
    public AuditTrail? Audit { get; }

    /// <summary>The secret with which hosts prove themselves.</summary>
    public HostKey Hosts { get; }

    /// <summary>The answers for clients that ask in rooms without a host.</summary>
    public AbsentHosts AbsentHosts { get; } = new();

    /// <summary>The words that user names may not contain; null when they may contain anything.</summary>
    public ForbiddenNames? ForbiddenNames { get; }

    /// <summary>The simulated Scratch that the server plays; null when it plays none.</summary>
    public ScratchWorld? Scratch { get; }

    public void Dispose()
    {
        Rooms.Dispose();
        Keeper?.Dispose();
    }
}
