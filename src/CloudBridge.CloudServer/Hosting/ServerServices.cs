using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Rooms;
using CloudBridge.CloudServer.Scratch;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>What all connections of one server share.</summary>
internal sealed class ServerServices(CloudServerOptions options, ILogger logger, TimeProvider time) : IDisposable
{
    public CloudServerOptions Options { get; } = options;

    public ILogger Logger { get; } = logger;

    public TimeProvider Time { get; } = time;

    public ServerClock Clock { get; } = new(time);

    public ServerCounters Counters { get; } = new();

    public LineEncoder Encoder { get; } = new();

    public CloudValueRules Values { get; } = new(options.MaxValueLength);

    public ConnectionRegistry Connections { get; } = new();

    public RoomRegistry Rooms { get; } = new(options, new ServerClock(time), logger);

    /// <summary>What makes the server a simulated Scratch; null when it is none.</summary>
    public ScratchWorld? Scratch { get; } = options.Scratch is { } profile ? new ScratchWorld(profile, time) : null;

    public void Dispose() => Rooms.Dispose();
}
