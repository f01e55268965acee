using System.Buffers;
using System.Text;
using CloudBridge.Diagnostics;
using CloudBridge.Downlink;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.TestKit;
using CloudBridge.Wires.CloudRequests;

namespace CloudBridge.Tests.Downlink;

/// <summary>An outbox with short values, so that answers have as many parts as a test wants.</summary>
internal sealed class OutboxDriver
{
    private const int ValueLength = 32;
    private const int PartLength = 20;

    private readonly Dictionary<string, int> _parts = [];
    private readonly Dictionary<string, SetFrame> _frames = [];
    private readonly ArrayBufferWriter<byte> _output = new();

    public OutboxDriver(int variables = 9, int queued = 1024, int remembered = 128, TimeSpan lastPartWait = default, int repeats = 0)
    {
        var options = new RequestOptions { QueuedAnswers = queued, RememberedAnswers = remembered, LastPartWait = lastPartWait, RepeatsWhenIdle = repeats };
        Outbox = new Outbox([.. Enumerable.Range(1, variables).Select(i => Frame($"F{i}"))], options, Clock, new BridgeMetrics());
    }

    public ManualTimeProvider Clock { get; } = new();

    public Outbox Outbox { get; }

    /// <summary>Makes an answer; the id must have six digits.</summary>
    public OutgoingAnswer Answer(string id, int parts, ulong key = 1, TaskCompletionSource? sent = null, RequestPriority priority = RequestPriority.Normal)
    {
        _parts[id] = parts;
        var payload = new ResponsePayload(Encoding.ASCII.GetBytes(new string('2', (parts * PartLength) - 2)), false);
        return new OutgoingAnswer(new ResponsePackets(payload, RequestId.Parse(id), ValueLength), key) { Sent = sent, Priority = priority };
    }

    /// <summary>Adds an answer; the id of the one that was dropped for it.</summary>
    public string? Add(string id, int parts, ulong key = 1, TaskCompletionSource? sent = null) =>
        Outbox.Add(Answer(id, parts, key, sent))?.Id.ToString();

    /// <summary>Adds a plain value; its task completes when the value is with the socket, and is null when it was refused.</summary>
    public Task? AddPlain(string variable, string value)
    {
        var sent = new TaskCompletionSource();
        return Outbox.Add(new PlainSet(Frame(variable), Encoding.ASCII.GetBytes(value), sent)) ? sent.Task : null;
    }

    public bool Resend(string id, int part) => Outbox.Resend(RequestId.Parse(id), part);

    public bool Replay(string id, ulong key = 1) => Outbox.Replay(RequestId.Parse(id), key);

    /// <summary>The parts of an answer in the order in which they leave.</summary>
    public static int[] Order(int parts) => parts == 1 ? [1] : [parts - 1, .. Enumerable.Range(1, parts - 2), parts];

    /// <summary>Takes frames and leaves them in doubt.</summary>
    public List<SentPart> Take(int frames)
    {
        _output.ResetWrittenCount();
        var count = Outbox.Take(_output, frames, int.MaxValue);
        var sent = Read(_output.WrittenSpan.ToArray());
        Assert.Equal(count, sent.Count);
        return sent;
    }

    /// <summary>Takes frames that then reach the socket.</summary>
    public List<SentPart> Send(int frames)
    {
        var sent = Take(frames);
        Outbox.Confirm();
        return sent;
    }

    /// <summary>The parts as "id:number", in order.</summary>
    public static IEnumerable<string> Names(IEnumerable<SentPart> sent) =>
        sent.Select(part => part.Part == 0 ? $"{part.Variable}={part.Value}" : $"{part.Id}:{part.Part}");

    private SetFrame Frame(string variable)
    {
        if (!_frames.TryGetValue(variable, out var frame))
        {
            frame = new SetFrame(Encoding.UTF8.GetBytes(CloudNames.WithPrefix(variable)), "player"u8, "demo"u8);
            _frames.Add(variable, frame);
        }

        return frame;
    }

    private List<SentPart> Read(byte[] text)
    {
        var sent = new List<SentPart>();
        var frames = new FrameReader(text);
        while (frames.TryRead(out var frame))
        {
            var variable = Encoding.UTF8.GetString(CloudNames.WithoutPrefix(frame.Name.Bytes));
            sent.Add(ResponsePacket.TryParse(frame.Value.Bytes, out var packet)
                ? new SentPart(variable, packet.Id.ToString(), packet.IsLast ? _parts[packet.Id.ToString()] : packet.Number, frame.Value.ToString())
                : new SentPart(variable, "", 0, frame.Value.ToString()));
        }

        return sent;
    }
}
