using System.Text;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Sprites.Tests.Engine;

namespace CloudBridge.Sprites.Tests.Compatible;

/// <summary>A host of Cloud Requests made of the protocol alone.</summary>
internal sealed class CloudRequestsHost
{
    private readonly AskingProject _project;
    private readonly Queue<string> _queue = [];
    private readonly Dictionary<string, string> _pieces = [];
    private readonly Dictionary<string, ResponsePackets> _answers = [];
    private int _next;

    public CloudRequestsHost(AskingProject project)
    {
        _project = project;
        project.Machine.Wrote = (_, value) => Hear(value);
    }

    public Func<string[], bool, ResponsePayload?> Handler { get; set; } = (request, allowRaw) => ResponsePayload.FromText(request[0], allowRaw);

    public Func<string, bool> LosesDown { get; set; } = _ => false;

    /// <summary>Each request, taken apart.</summary>
    public List<string[]> Asked { get; } = [];

    public List<string> Values { get; } = [];

    /// <summary>Wishes to see a part again.</summary>
    public int Again { get; private set; }

    public void RunUntil(Func<bool> condition, double seconds = 60)
    {
        for (var end = _project.Machine.Milliseconds + (seconds * 1000); !condition();)
        {
            Assert.True(_project.Machine.Milliseconds < end, $"It is still not so after {seconds} s.");
            if (_queue.TryDequeue(out var value) && !LosesDown(value))
            {
                _project.Machine[_project.Down[_next++ % _project.Down.Length]] = value;
            }

            _project.Machine.Frame();
        }
    }

    private void Hear(string value)
    {
        Values.Add(value);
        Assert.True(RequestPacket.TryParse(Encoding.ASCII.GetBytes(value), out var packet), $"{value} is no value of a client.");
        if (packet.TryReadRerequest(out var part, out var answered) && _answers.TryGetValue(answered.ToString(), out var known))
        {
            Again++;
            Say(known, part + 1);
            return;
        }

        var id = packet.Id.ToString();
        _pieces[id] = _pieces.GetValueOrDefault(id, "") + Encoding.ASCII.GetString(packet.Digits);
        if (!packet.IsLast)
        {
            return;
        }

        var text = new char[_pieces[id].Length];
        Assert.True(CharacterTable.TryDecode(Encoding.ASCII.GetBytes(_pieces[id]), text, out var length));
        Asked.Add(new string(text, 0, length).Split(RequestText.Separator));
        if (Handler(Asked[^1], packet.Id.AllowsRawNumbers) is { } payload)
        {
            var packets = _answers[id] = new ResponsePackets(payload, packet.Id, 256);
            for (var number = 1; number <= packets.Count; number++)
            {
                Say(packets, number);
            }
        }
    }

    private void Say(ResponsePackets packets, int number)
    {
        Span<byte> output = stackalloc byte[256];
        _queue.Enqueue(Encoding.ASCII.GetString(output[..packets.Write(number, output)]));
    }
}
