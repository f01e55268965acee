using System.Text;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.TestKit;

/// <summary>A project in a room of the in-memory cloud: sets values, asks in the wire format, sees all that comes.</summary>
public sealed class MemoryPlayer : IRoomMember
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, PlayerRequest> _asked = [];
    private readonly InMemoryCloud _cloud;
    private readonly MemoryRoom _room;
    private readonly string _user;

    internal MemoryPlayer(InMemoryCloud cloud, MemoryRoom room, string user)
    {
        _cloud = cloud;
        _room = room;
        _user = user;
    }

    /// <summary>Every value that came, the snapshot too.</summary>
    public SignalLog<CloudSet> Seen { get; } = new();

    /// <summary>An id that no other player of this cloud has.</summary>
    public string NextId() => _cloud.NextId();

    /// <summary>Gives a variable a value.</summary>
    public void Set(string name, string value) => _cloud.Set(_room, this, new CloudSet(_room.Project, _user, name, value));

    /// <summary>The values a request takes, in order.</summary>
    public static IReadOnlyList<string> Values(string id, string name, params ReadOnlySpan<string> arguments)
    {
        var packets = new RequestPackets(RequestText.Encode(name, arguments), RequestId.Parse(id));
        var value = new byte[packets.MaxValueLength];
        return [.. Enumerable.Range(1, packets.Count).Select(number => Encoding.ASCII.GetString(value, 0, packets.Write(number, value)))];
    }

    /// <summary>Writes a request into the request variable.</summary>
    public void Write(string id, string name, params ReadOnlySpan<string> arguments)
    {
        foreach (var value in Values(id, name, arguments))
        {
            Set("TO_HOST", value);
        }
    }

    /// <summary>Asks and waits for the whole answer.</summary>
    public Task<PlayerAnswer> AskAsync(string name, params ReadOnlySpan<string> arguments)
    {
        var id = NextId();
        var answer = ExpectAsync(id);
        Write(id, name, arguments);
        return answer;
    }

    /// <summary>Waits for the answer to an id; to be called before the request is written.</summary>
    public Task<PlayerAnswer> ExpectAsync(string id)
    {
        var request = new PlayerRequest(RequestId.Parse(id));
        lock (_gate)
        {
            _asked[request.Id] = request;
        }

        return Patience.WaitAsync(request.Answered.Task);
    }

    void IRoomMember.Deliver(string message)
    {
        foreach (var line in message.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('{') && CloudMessage.Parse(line) is { Method: "set" } set)
            {
                Take(new CloudSet(_room.Project, "", MemoryRoom.Bare(set.Name), set.Value));
            }
        }
    }

    private void Take(CloudSet set)
    {
        if (ResponsePacket.TryParse(Encoding.ASCII.GetBytes(set.Value), out var packet))
        {
            lock (_gate)
            {
                if (_asked.TryGetValue(packet.Id, out var request))
                {
                    request.Accept(packet);
                }
            }
        }

        Seen.Add(set);
    }
}
