using System.Net.WebSockets;
using CloudBridge.CloudServer.Clients;
using CloudBridge.CloudServer.Delivery;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Rooms;
using CloudBridge.CloudServer.Rooms.Flushing;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Rooms.Flushing;

public sealed class FlushPumpTests : IDisposable
{
    private readonly SignalLog<LogLine> _lines = new();
    private readonly ServerServices _server;
    private readonly FlushPump _pump;

    public FlushPumpTests()
    {
        var logger = new CapturedLogger<FlushPump>(_lines);
        _server = new ServerServices(new CloudServerOptions(), logger, new ManualTimeProvider());
        _pump = new FlushPump(_server.Clock, logger);
    }

    public void Dispose()
    {
        _pump.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_room_that_breaks_costs_no_other_its_flush_and_goes_on_itself()
    {
        var sent = new SignalStream();
        var (bad, good) = (MakeRoom(new CloudClient(null!)), MakeRoom(Client(sent)));
        for (var round = 1; round <= 3; round++)
        {
            Flush(bad);
            await _lines.CountAsync(round);
            Flush(good);
            await sent.Writes.CountAsync(round);
        }

        Assert.All(_lines.Items, line => Assert.Equal("A flush broke in a way that none should", line.Text));
    }

    private Room MakeRoom(CloudClient member)
    {
        var room = new Room("1", _server.Options, _server.Clock, _server.Memory, new FlushPace(_server.Options), _pump);
        room.Join(member);
        return room;
    }

    private void Flush(Room room)
    {
        Assert.Null(room.Set(Client(Stream.Null), "a"u8, "line\n"u8.ToArray()));
        _pump.Schedule(room);
    }

    private CloudClient Client(Stream stream)
    {
        var client = new CloudClient(new ClientOutbox(WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true }), _server.Delivery));
        client.Outbox.Release(new Snapshot([], EndsWithReady: false, []));
        return client;
    }

    /// <summary>A stream that tells of what is written, and has nothing to read.</summary>
    private sealed class SignalStream : MemoryStream
    {
        public SignalLog<int> Writes { get; } = new();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes.Add(buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
