using System.Buffers;
using System.Text;
using CloudBridge.Diagnostics;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.TestKit;
using CloudBridge.Tests.Downlink;
using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.Cb1.Askers;
using CloudBridge.Wires.CloudRequests;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

/// <summary>An outbox whose values of CB1 are read as clients read them.</summary>
internal sealed class DownlinkDriver
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private static readonly Lazy<string> CountingDigits = new(() => string.Concat(Enumerable.Range(0, 250_000).Select(number => $"{number % 10000:0000}")));

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly List<Cb1Asker> _askers = [];

    public DownlinkDriver(int variables = 9, int queued = 1024, int valueLength = 256)
    {
        Frames = [.. Enumerable.Range(1, variables).Select(number => new SetFrame(Encoding.UTF8.GetBytes(CloudNames.WithPrefix($"F{number}")), "host"u8, "demo"u8))];
        Outbox = new Outbox(Frames, new RequestOptions { QueuedAnswers = queued, LastPartWait = TimeSpan.Zero, RepeatsWhenIdle = 0 }, Clock, new BridgeMetrics(), valueLength);
    }

    public SetFrame[] Frames { get; }

    public ManualTimeProvider Clock { get; } = new();

    public Outbox Outbox { get; }

    public ICb1Downlink Cb1 => Outbox.Cb1;

    /// <summary>The variables that were written, in order.</summary>
    public List<string> Variables { get; } = [];

    /// <summary>A client with the next tag; it reads all unless said.</summary>
    public Cb1Asker Asker(int maxLength = int.MaxValue, int variables = 9)
    {
        var asker = new Cb1Asker((uint)(20_000_000 + _askers.Count)) { Tag = _askers.Count + 1 };
        Cb1.Fit(asker, new ReadLimits(maxLength, variables));
        _askers.Add(asker);
        return asker;
    }

    public void AddShort(Cb1Asker asker, int request, string digits, ulong key = 0, RequestPriority priority = RequestPriority.Normal, TaskCompletionSource? sent = null) =>
        Cb1.Add(new Cb1Answer(new Cb1Address(asker, request), Cb1Form.Short, Encoding.ASCII.GetBytes(digits), key == 0 ? (ulong)((asker.Tag * 100) + request) : key, priority, sent));

    /// <summary>Queues a long answer; its digits count up, so that a part out of place shows.</summary>
    public string AddLong(Cb1Asker asker, int request, int length, ulong key = 0, RequestPriority priority = RequestPriority.Normal, TaskCompletionSource? sent = null)
    {
        var digits = CountingDigits.Value[..length];
        Cb1.Add(new Cb1Answer(new Cb1Address(asker, request), Cb1Form.Long, Encoding.ASCII.GetBytes(digits), key == 0 ? (ulong)((asker.Tag * 100) + request) : key, priority, sent));
        return digits;
    }

    /// <summary>Queues an answer in Cloud Requests.</summary>
    public void AddCompatible(string id, int digits) =>
        Outbox.Add(new OutgoingAnswer(new ResponsePackets(new ResponsePayload(Encoding.ASCII.GetBytes(new string('2', digits)), false), RequestId.Parse(id), 256), 1));

    /// <summary>Takes the next value and leaves it in doubt; null when there is none.</summary>
    public string? Take()
    {
        Clock.Advance(Interval);
        _output.ResetWrittenCount();
        if (Outbox.Take(_output, 1, int.MaxValue) == 0)
        {
            return null;
        }

        var frames = new FrameReader(_output.WrittenSpan.ToArray());
        Assert.True(frames.TryRead(out var frame));
        Variables.Add(Encoding.UTF8.GetString(CloudNames.WithoutPrefix(frame.Name.Bytes)));
        return frame.Value.ToString();
    }

    /// <summary>Takes the next value, which reaches the socket.</summary>
    public string? Send()
    {
        var value = Take();
        Outbox.Confirm();
        return value;
    }

    /// <summary>Sends until nothing is left; what the values said, one line each.</summary>
    public List<string> SendAll(int atMost = 1000)
    {
        var said = new List<string>();
        for (var sent = 0; sent < atMost && Send() is { } value; sent++)
        {
            said.AddRange(Said(value));
        }

        return said;
    }

    /// <summary>What a value says, such as <c>1/5 answer 123</c> or <c>part 21 3 0123</c>.</summary>
    public List<string> Said(string value)
    {
        var said = new List<string>();
        if (value.Contains('.', StringComparison.Ordinal))
        {
            return [$"compatible {value[(value.IndexOf('.', StringComparison.Ordinal) + 1)..]}"];
        }

        Assert.True(DownReader.TryOpen(Encoding.ASCII.GetBytes(value), Cb1.Epoch, out var reader), value);
        while (reader.TryRead(out var entry))
        {
            said.Add(Said(entry));
        }

        return said;
    }

    /// <summary>Gives a topic a value for clients that read all.</summary>
    public void Publish(int topic, Cb1Form form, string digits) => Cb1.Publish(topic, form, Encoding.ASCII.GetBytes(digits), new ReadLimits(int.MaxValue, 9));

    private static string Said(in DownEntry entry)
    {
        var addresses = new List<string>();
        for (var index = 0; index < entry.AddressCount; index++)
        {
            addresses.Add($"{entry.Address(index).Tag}/{entry.Address(index).Request}");
        }

        var who = string.Join(',', addresses);
        var digits = Encoding.ASCII.GetString(entry.Digits);
        return entry.Kind switch
        {
            DownKind.Part => $"part {entry.Handle} {entry.Part} {digits}",
            DownKind.Welcome => $"welcome {entry.Nonce} {entry.Tag}",
            DownKind.Working => $"working {who}",
            DownKind.PartsWanted => $"wanted {who} {entry.WantedCount}",
            DownKind.Opening => $"{who} opening {entry.Handle} {entry.Length}",
            DownKind.Shared => $"{who} {Body(entry, digits)}",
            DownKind.Topic => $"topic {entry.Topic}.{entry.TopicVersion} {Body(entry, digits)}",
            _ => $"{who} {entry.Kind} {digits}",
        };
    }

    private static string Body(in DownEntry entry, string digits) =>
        entry.Body == DownKind.Opening ? $"opening {entry.Handle} {entry.Length}" : $"{entry.Body} {digits}";
}
