using System.Text;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.TestKit;
using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>Writes down what a room hands to the downlink, and remembers answers until told to forget.</summary>
internal sealed class RecordedDownlink : ICb1Downlink
{
    private readonly Dictionary<Cb1Address, Cb1Answer> _remembered = [];
    private readonly Dictionary<int, int> _versions = [];

    public SignalLog<string> Events { get; } = new();

    public List<Cb1Answer> Answers { get; } = [];

    /// <summary>What the cloud carries.</summary>
    public int MaxValueLength { get; init; } = 256;

    public int Epoch => 42;

    /// <summary>The last answer in words.</summary>
    public string Last => Read(Answers[^1].Form, Answers[^1].Digits);

    public void NoteStanding(ReadOnlySpan<byte> value) => Note($"standing {Encoding.ASCII.GetString(value)}");

    public void Fit(Cb1Asker asker, ReadLimits limits) => asker.Limits = limits.And(new ReadLimits(MaxValueLength, 9));

    public void Add(Cb1Answer answer)
    {
        Answers.Add(answer);
        _remembered[answer.Address] = answer;
        answer.Sent?.TrySetResult();
        Note($"answer {Of(answer.Address)}: {Read(answer.Form, answer.Digits)}");
    }

    public void SendWelcome(Cb1Asker asker) => Note($"welcome {asker.Nonce} {asker.Tag}");

    public void SendWorking(Cb1Address address) => Note($"working {Of(address)}");

    public void RequestParts(Cb1Address address, IReadOnlyList<int> parts) => Note($"want {Of(address)}: {string.Join(' ', parts)}");

    public bool Replay(Cb1Address address, ulong key)
    {
        Note($"replay {Of(address)}");
        return _remembered.TryGetValue(address, out var answer) && answer.Key == key;
    }

    public bool Resend(Cb1Address address, ReadOnlySpan<PartRange> gaps)
    {
        Note($"resend {Of(address)}: {string.Join(' ', gaps.ToArray().Select(gap => $"{gap.First}-{gap.Last}"))}");
        return _remembered.ContainsKey(address);
    }

    public void Forget(Cb1Address address)
    {
        _remembered.Remove(address);
        Note($"forget {Of(address)}");
    }

    public void Leave(Cb1Asker asker)
    {
        foreach (var address in _remembered.Keys.Where(address => address.Asker == asker))
        {
            _remembered.Remove(address);
        }

        Note($"leave {asker.Tag}");
    }

    /// <summary>As if every version had left.</summary>
    public void Publish(int topic, Cb1Form form, ReadOnlyMemory<byte> digits, ReadLimits limits)
    {
        _versions[topic] = _versions.GetValueOrDefault(topic) + 1;
        Note($"topic {topic} version {_versions[topic]}: {Read(form, digits)}");
    }

    public void ResendTopic(int topic, int version, ReadOnlySpan<PartRange> gaps) => Note($"again topic {topic} version {version}: {gaps.Length}");

    public long VersionsLeft(int topic) => _versions.GetValueOrDefault(topic);

    public void SayAnew(int topic) => Note($"anew {topic}");

    public void ForgetTopic(int topic) => Note($"forget topic {topic}");

    /// <summary>What digits say, lists joined by a stroke and failures behind their status.</summary>
    public static string Read(Cb1Form form, ReadOnlyMemory<byte> digits)
    {
        if (form == Cb1Form.Number)
        {
            return Encoding.ASCII.GetString(digits.Span);
        }

        Assert.True(AnswerPayload.TryRead(digits.Span, form == Cb1Form.Long, out var answer));
        var text = answer.IsList ? $"[{string.Join('|', answer.Values)}]" : answer.Values[0] ?? "null";
        return answer.Status == PayloadStatus.Done ? text : $"{answer.Status}: {text}";
    }

    private static string Of(Cb1Address address) => $"{address.Asker.Tag}/{address.Request}";

    private void Note(string what) => Events.Add(what);
}
