using System.Net.WebSockets;
using System.Text.Json;
using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.Protocol.Cb1.Clients;

namespace CloudBridge.TestKit;

/// <summary>
/// A cloud server without sockets that behaves like TurboWarp's: a handshake, one snapshot message, values in
/// order to everybody but their sender. Each address is a cloud of its own. Its switches make trouble.
/// </summary>
public sealed class InMemoryCloud : IWebSocketConnectionFactory
{
    /// <summary>The address that is used when a test names none.</summary>
    public const string DefaultUrl = "ws://memory/";

    private readonly Lock _gate = new();
    private readonly Dictionary<(Uri Url, string Project), MemoryRoom> _rooms = [];
    private readonly HashSet<MemorySocket> _sockets = [];
    private readonly Queue<Action> _held = new();
    private BreakMoment? _breakNextSend;
    private int _refusals;
    private int _lastId = 10000;

    /// <summary>Every value anybody set, also those that then got lost.</summary>
    public SignalLog<CloudSet> Sets { get; } = new();

    /// <summary>Every handshake of a bridge or client.</summary>
    public SignalLog<CloudJoin> Joins { get; } = new();

    /// <summary>The rooms left with a goodbye.</summary>
    public SignalLog<string> Goodbyes { get; } = new();

    /// <summary>Every attempt to connect, refused ones too.</summary>
    public SignalLog<Uri> Attempts { get; } = new();

    /// <summary>Decides what becomes of each value; delivers all unless set.</summary>
    public Func<CloudSet, Fate> Rule { get; set; } = _ => Fate.Deliver;

    /// <inheritdoc />
    public ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions cloud, CloudSignIn? signIn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var socket = new MemorySocket(this, cloud.Url!);
        lock (_gate)
        {
            Attempts.Add(cloud.Url!);
            if (_refusals > 0)
            {
                _refusals--;
                throw new WebSocketException(WebSocketError.NotAWebSocket, "The in-memory cloud refuses connections.");
            }

            _sockets.Add(socket);
        }

        return new(socket);
    }

    /// <summary>Brings a player into a room.</summary>
    public MemoryPlayer Join(string project = "demo", string user = "player2000", string url = DefaultUrl)
    {
        lock (_gate)
        {
            var room = RoomOf(new Uri(url), project);
            var player = new MemoryPlayer(this, room, user);
            room.Join(player, askedForReady: false);
            return player;
        }
    }

    /// <summary>Brings a player who speaks CB1 into a room; it waits for an hour, as a clock that is moved by hand may run ahead of the machine.</summary>
    public Cb1Player JoinCb1(TimeProvider time, uint nonce, string project = "demo", string url = DefaultUrl, Func<Cb1ClientOptions, Cb1ClientOptions>? configure = null)
    {
        var options = new Cb1ClientOptions { DrawNonce = () => nonce++, Patience = TimeSpan.FromHours(1) };
        lock (_gate)
        {
            var room = RoomOf(new Uri(url), project);
            var player = new Cb1Player(this, room, time, configure?.Invoke(options) ?? options);
            room.Join(player, askedForReady: false);
            return player;
        }
    }

    /// <summary>Gives a variable a value that is there before anybody joins.</summary>
    public void Seed(string name, string value, string project = "demo", string url = DefaultUrl)
    {
        lock (_gate)
        {
            RoomOf(new Uri(url), project).Seed(name, value);
        }
    }

    /// <summary>Sends one message, whatever it says, to everybody in a room.</summary>
    public void Say(string message, string project = "demo", string url = DefaultUrl)
    {
        lock (_gate)
        {
            RoomOf(new Uri(url), project).Say(message);
        }
    }

    /// <summary>Refuses the next attempts to connect.</summary>
    public void RefuseNext(int attempts)
    {
        lock (_gate)
        {
            _refusals = attempts;
        }
    }

    /// <summary>Breaks every connection of bridges and clients without a word, or with an error of the test's choice.</summary>
    public void DropConnections(Exception? error = null) => ForEachSocket(socket => socket.Break(error));

    /// <summary>Closes every connection of bridges and clients with a code.</summary>
    public void CloseConnections(int code, string reason = "") => ForEachSocket(socket => socket.Close(code, reason));

    /// <summary>Breaks the next connection that sends a message other than a handshake.</summary>
    public void BreakNextSend(BreakMoment moment)
    {
        lock (_gate)
        {
            _breakNextSend = moment;
        }
    }

    /// <summary>Delivers what the rule held back, in order.</summary>
    public void Release()
    {
        lock (_gate)
        {
            while (_held.TryDequeue(out var deliver))
            {
                deliver();
            }
        }
    }

    internal string NextId() => $"{Interlocked.Increment(ref _lastId)}0";

    internal static WebSocketException Broken() => new(WebSocketError.ConnectionClosedPrematurely, "The in-memory connection broke.");

    internal void Take(MemorySocket socket, string message)
    {
        lock (_gate)
        {
            var moment = socket.Room is null ? null : _breakNextSend;
            _breakNextSend = moment is null ? _breakNextSend : null;
            if (moment == BreakMoment.BeforeDelivery)
            {
                Break(socket);
            }

            if (socket.IsBroken)
            {
                throw Broken();
            }

            foreach (var line in message.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Take(socket, JsonDocument.Parse(line).RootElement);
            }

            if (moment == BreakMoment.AfterDelivery)
            {
                Break(socket);
                throw Broken();
            }
        }
    }

    internal void Set(MemoryRoom room, IRoomMember sender, CloudSet set)
    {
        lock (_gate)
        {
            Sets.Add(set);
            var fate = Rule(set);
            if (fate == Fate.Hold)
            {
                _held.Enqueue(() => room.Set(sender, set));
                return;
            }

            for (var times = fate switch { Fate.Drop => 0, Fate.Duplicate => 2, _ => 1 }; times > 0; times--)
            {
                room.Set(sender, set);
            }
        }
    }

    internal void TakeGoodbye(MemorySocket socket)
    {
        lock (_gate)
        {
            if (!socket.IsBroken)
            {
                Goodbyes.Add(socket.Room?.Project ?? "");
            }
        }

        Leave(socket);
    }

    internal void Leave(MemorySocket socket)
    {
        lock (_gate)
        {
            socket.Break();
            socket.Room?.Leave(socket);
            _sockets.Remove(socket);
        }
    }

    private void Take(MemorySocket socket, JsonElement message)
    {
        var method = message.GetProperty("method").GetString();
        if (method == "handshake")
        {
            Join(socket, message);
            return;
        }

        if (method == "set" && socket.Room is { } room)
        {
            var name = MemoryRoom.Bare(message.GetProperty("name").GetString()!);
            Set(room, socket, new CloudSet(room.Project, socket.User, name, message.GetProperty("value").GetString()!));
        }
    }

    private void Join(MemorySocket socket, JsonElement handshake)
    {
        var project = handshake.GetProperty("project_id").GetString()!;
        var asksForReady = handshake.TryGetProperty("ready", out var ready) && ready.ValueKind == JsonValueKind.True;
        socket.User = handshake.GetProperty("user").GetString()!;
        socket.Room = RoomOf(socket.Url, project);
        socket.Room.Join(socket, asksForReady);
        Joins.Add(new CloudJoin(project, socket.User, asksForReady));
    }

    private void Break(MemorySocket socket)
    {
        socket.Break();
        socket.Room?.Leave(socket);
    }

    private void ForEachSocket(Action<MemorySocket> action)
    {
        lock (_gate)
        {
            foreach (var socket in _sockets)
            {
                action(socket);
                socket.Room?.Leave(socket);
            }
        }
    }

    private MemoryRoom RoomOf(Uri url, string project)
    {
        if (!_rooms.TryGetValue((url, project), out var room))
        {
            room = new MemoryRoom(project);
            _rooms.Add((url, project), room);
        }

        return room;
    }
}
