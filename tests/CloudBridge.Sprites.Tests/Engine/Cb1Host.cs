using System.Text;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Tests.Interpreting;

namespace CloudBridge.Sprites.Tests.Engine;

/// <summary>The other side of the wire, made of the protocol alone: reads what the blocks write and answers, over a line that may lose things.</summary>
internal sealed class Cb1Host
{
    private const int ValueLength = 256;
    private const int LongestShort = 200;
    private const int Tag = 7;
    private const int FirstHandle = 20;

    private readonly ScratchMachine _machine;
    private readonly Variable[] _down;
    private readonly Queue<string> _queue = [];
    private readonly Dictionary<(uint, int), string?[]> _requests = [];
    private readonly Dictionary<(uint, int), byte[]> _long = [];
    private int _next;

    public Cb1Host(ScratchMachine machine, params Variable[] down)
    {
        (_machine, _down) = (machine, down);
        machine.Wrote = (_, value) => Hear(value);
    }

    /// <summary>Answers a request; null keeps it waiting.</summary>
    public Func<RequestPayload, AnswerPayload?> Handler { get; set; } = request => AnswerPayload.OfText(request.Name);

    /// <summary>Whether a value that was written gets lost, and one that is to come.</summary>
    public Func<string, bool> LosesUp { get; set; } = _ => false;

    public Func<string, bool> LosesDown { get; set; } = _ => false;

    /// <summary>Digits of a part of a long answer.</summary>
    public int PartLength { get; set; } = ValueLength - SoloValue.Overhead;

    public int Epoch { get; private set; } = 42;

    /// <summary>Each request that came whole, once.</summary>
    public List<RequestPayload> Asked { get; } = [];

    /// <summary>All that was written, lost or not.</summary>
    public List<UpRecord> Heard { get; } = [];

    /// <summary>When each value was written, in milliseconds.</summary>
    public List<double> Times { get; } = [];

    /// <summary>Another epoch, and nobody is known.</summary>
    public void Restart()
    {
        Epoch++;
        _long.Clear();
        _requests.Clear();
        _queue.Clear();
    }

    /// <summary>A frame of the project, before which each answer variable may change.</summary>
    public void Frame()
    {
        for (var n = 0; n < _down.Length && _queue.TryDequeue(out var value); n++)
        {
            if (!LosesDown(value))
            {
                _machine[_down[_next++ % _down.Length]] = value;
            }
        }

        _machine.Frame();
    }

    public void RunUntil(Func<bool> condition, double seconds = 60)
    {
        for (var end = _machine.Milliseconds + (seconds * 1000); !condition(); Frame())
        {
            Assert.True(_machine.Milliseconds < end, $"It is still not so after {seconds} s.");
        }
    }

    public void RunFor(double seconds)
    {
        for (var end = _machine.Milliseconds + (seconds * 1000); _machine.Milliseconds < end;)
        {
            Frame();
        }
    }

    /// <summary>Sends a value as it is.</summary>
    public void Say(string value) => _queue.Enqueue(value);

    /// <summary>Sends a value made of entries.</summary>
    public void Say(PackedWriter write) => _queue.Enqueue(Packed(Epoch, write));

    /// <summary>A value made of entries.</summary>
    public static string Packed(int epoch, PackedWriter write)
    {
        Span<byte> output = stackalloc byte[ValueLength];
        var value = new PackedValue(output, epoch);
        write(ref value);
        return Encoding.ASCII.GetString(output[..value.Finish()]);
    }

    /// <summary>A part of a long answer.</summary>
    public static string Solo(int epoch, int handle, int part, ReadOnlySpan<byte> digits)
    {
        Span<byte> output = stackalloc byte[ValueLength];
        return Encoding.ASCII.GetString(output[..SoloValue.Write(output, epoch, handle, part, digits)]);
    }

    private void Hear(string value)
    {
        Assert.True(UpValue.TryParse(Encoding.ASCII.GetBytes(value), out var parsed), $"{value} is no value of a client.");
        var up = UpRecord.Of(parsed);
        Heard.Add(up);
        Times.Add(_machine.Milliseconds);
        if (LosesUp(value))
        {
            return;
        }

        switch (up.Kind)
        {
            case UpKind.Hello:
                Say((ref PackedValue down) => down.TryAddWelcome(up.Nonce, Tag, 1, ValueLength, 60));
                break;
            case UpKind.Request:
                Take(up);
                break;
            case UpKind.Gaps when _long.TryGetValue((up.Nonce, up.Request), out var digits):
                var missing = up.Gaps.SelectMany(gap => Enumerable.Range(gap.First, gap.Last - gap.First + 1));
                SayParts(up.Request, digits, missing);
                break;
        }
    }

    private void Take(UpRecord up)
    {
        var key = (up.Nonce, up.Request);
        var isNew = !_requests.TryGetValue(key, out var parts);
        if (isNew)
        {
            _requests[key] = parts = new string?[up.Parts];
        }

        var wasWhole = !isNew && parts!.All(part => part is not null);
        parts![up.Part - 1] = up.Payload;
        if (parts.Any(part => part is null))
        {
            return;
        }

        Assert.True(RequestPayload.TryRead(Encoding.ASCII.GetBytes(string.Concat(parts)), out var request));
        if (!wasWhole)
        {
            Asked.Add(request);
        }

        if (Handler(request) is { } answer)
        {
            Answer(up, answer);
        }
    }

    private void Answer(UpRecord up, AnswerPayload answer)
    {
        var address = new EntryAddress(Tag, up.Request % 100);
        var digits = answer.Write();
        if (answer.BareDigits is { Length: < LongestShort } bare)
        {
            Say((ref PackedValue down) => down.TryAddNumber(address, Encoding.ASCII.GetBytes(bare)));
        }
        else if (digits.Length < LongestShort)
        {
            Say((ref PackedValue down) => down.TryAddAnswer(address, digits));
        }
        else
        {
            digits = _long[(up.Nonce, up.Request)] = answer.Write(isLong: true);
            Say((ref PackedValue down) => down.TryAddOpening(address, HandleOf(up.Request), digits.Length));
            SayParts(up.Request, digits, Enumerable.Range(0, (digits.Length + PartLength - 1) / PartLength));
        }
    }

    private void SayParts(int request, byte[] digits, IEnumerable<int> parts)
    {
        foreach (var part in parts.TakeWhile(part => part * PartLength < digits.Length))
        {
            var start = part * PartLength;
            Say(Solo(Epoch, HandleOf(request), part, digits.AsSpan(start, Math.Min(PartLength, digits.Length - start))));
        }
    }

    private static int HandleOf(int request) => FirstHandle + (request % 80);
}
