using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.Frames;
using CloudBridge.Responses;

namespace CloudBridge.Cb1;

/// <summary>The simplest downlink: one entry a value, first come first served, beside what else waits in the outbox. Safe for threads.</summary>
/// <param name="outbox">Where values go.</param>
/// <param name="frames">Set the response variables, in order.</param>
internal sealed class PlainDownlink(ResponseOutbox outbox, SetFrame[] frames) : ICb1Downlink
{
    private const int MaxWaiting = 4096;
    private const int MaxRemembered = 256;
    private const int FirstHandle = 20;
    private const int Handles = 80;
    private const int ValueLength = 256;
    private const int PartDigits = 240;
    private static readonly PartRange[] Everything = [new(0, 999)];

    private readonly Lock _gate = new();
    private readonly byte[] _buffer = new byte[ValueLength];
    private readonly Dictionary<Cb1Address, (Cb1Answer Answer, int Handle)> _remembered = [];
    private readonly Dictionary<int, (int Version, int Handle, ReadOnlyMemory<byte> Digits)> _longTopics = [];
    private readonly Queue<(byte[] Value, TaskCompletionSource? Sent)> _waiting = new();
    private int _lastHandle;
    private int _lastFrame;
    private bool _isSending;

    private delegate bool Entry(ref PackedValue value);

    public int Epoch { get; } = Random.Shared.Next(100);

    public int MaxShortDigits => 220;

    public int Variables { get; set; } = 1;

    public void Add(Cb1Answer answer)
    {
        lock (_gate)
        {
            if (_remembered.Count >= MaxRemembered)
            {
                _remembered.Remove(_remembered.Keys.First());
            }

            _remembered[answer.Address] = (answer, NextHandle());
            Send(answer, _remembered[answer.Address].Handle, answer.Sent);
        }
    }

    public void Welcome(Cb1Asker asker) =>
        Write((ref PackedValue value) => value.TryAddWelcome(asker.Nonce, asker.Tag, 1, ValueLength, (int)Cb1Limits.Silence.TotalSeconds));

    public void Working(Cb1Address address) => Write((ref PackedValue value) => value.TryAddWorking(Of(address)));

    public void Want(Cb1Address address, IReadOnlyList<int> parts)
    {
        var wanted = parts.ToArray();
        Write((ref PackedValue value) => value.TryAddPartsWanted(Of(address), wanted));
    }

    public bool Replay(Cb1Address address, ulong key)
    {
        lock (_gate)
        {
            if (!_remembered.TryGetValue(address, out var known) || known.Answer.Key != key)
            {
                return false;
            }

            Send(known.Answer, known.Handle, null);
            return true;
        }
    }

    public bool Resend(Cb1Address address, ReadOnlySpan<PartRange> gaps)
    {
        lock (_gate)
        {
            if (!_remembered.TryGetValue(address, out var known))
            {
                return false;
            }

            if (known.Answer.Form == Cb1Form.Long)
            {
                SendParts(known.Handle, known.Answer.Digits, gaps, null);
            }

            return true;
        }
    }

    public void Forget(Cb1Address address)
    {
        lock (_gate)
        {
            _remembered.Remove(address);
        }
    }

    public void Leave(Cb1Asker asker)
    {
        lock (_gate)
        {
            foreach (var address in _remembered.Keys.Where(address => address.Asker == asker))
            {
                _remembered.Remove(address);
            }
        }
    }

    public void Publish(int topic, int version, Cb1Form form, ReadOnlyMemory<byte> digits)
    {
        lock (_gate)
        {
            if (form != Cb1Form.Long)
            {
                Write((ref PackedValue value) => form == Cb1Form.Number ? value.TryAddTopicNumber(topic, version, digits.Span) : value.TryAddTopicAnswer(topic, version, digits.Span));
                return;
            }

            var handle = NextHandle();
            _longTopics[topic] = (version, handle, digits);
            Write((ref PackedValue value) => value.TryAddTopicOpening(topic, version, handle, digits.Length));
            SendParts(handle, digits, Everything, null);
        }
    }

    public void ResendTopic(int topic, int version, ReadOnlySpan<PartRange> gaps)
    {
        lock (_gate)
        {
            if (_longTopics.TryGetValue(topic, out var latest) && latest.Version == version)
            {
                SendParts(latest.Handle, latest.Digits, gaps, null);
            }
        }
    }

    private static EntryAddress Of(Cb1Address address) => new(address.Asker.Tag, address.Request);

    private int NextHandle() => FirstHandle + (_lastHandle++ % Handles);

    private void Send(Cb1Answer answer, int handle, TaskCompletionSource? sent)
    {
        var address = Of(answer.Address);
        switch (answer.Form)
        {
            case Cb1Form.Number:
                Write((ref PackedValue value) => value.TryAddNumber(address, answer.Digits.Span), sent);
                break;
            case Cb1Form.Short:
                Write((ref PackedValue value) => value.TryAddAnswer(address, answer.Digits.Span), sent);
                break;
            default:
                Write((ref PackedValue value) => value.TryAddOpening(address, handle, answer.Digits.Length));
                SendParts(handle, answer.Digits, Everything, sent);
                break;
        }
    }

    private void SendParts(int handle, ReadOnlyMemory<byte> digits, ReadOnlySpan<PartRange> gaps, TaskCompletionSource? sent)
    {
        var count = (digits.Length + PartDigits - 1) / PartDigits;
        for (var part = 0; part < count; part++)
        {
            if (Contains(gaps, part))
            {
                var (number, start) = (part, part * PartDigits);
                var cut = digits[start..Math.Min(start + PartDigits, digits.Length)];
                Write((ref PackedValue value) => value.TryAddPart(handle, number, cut.Span), part == count - 1 ? sent : null);
            }
        }
    }

    private static bool Contains(ReadOnlySpan<PartRange> gaps, int part)
    {
        foreach (var gap in gaps)
        {
            if (part >= gap.First && part <= gap.Last)
            {
                return true;
            }
        }

        return false;
    }

    private void Write(Entry entry, TaskCompletionSource? sent = null)
    {
        lock (_gate)
        {
            var value = new PackedValue(_buffer, Epoch);
            if (_waiting.Count < MaxWaiting && entry(ref value))
            {
                _waiting.Enqueue((_buffer[..value.Finish()], sent));
                SendNext();
            }
        }
    }

    private void SendNext()
    {
        if (_isSending || !_waiting.TryDequeue(out var next))
        {
            return;
        }

        var handed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _lastFrame = (_lastFrame + 1) % Math.Clamp(Variables, 1, frames.Length);
        _isSending = outbox.Add(new PlainSet(frames[_lastFrame], next.Value, handed));
        _ = GoOnAsync(handed.Task, next.Sent);
    }

    private async Task GoOnAsync(Task handed, TaskCompletionSource? sent)
    {
        await handed.ConfigureAwait(false);
        sent?.TrySetResult();
        lock (_gate)
        {
            _isSending = false;
            SendNext();
        }
    }
}
