using System.Buffers;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Tests.Downlink;
using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Benchmarks.Wire;

/// <summary>The outbox of the bridge with answers in CB1.</summary>
internal sealed class Cb1Link : IWireLink
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Outbox _outbox;
    private readonly Dictionary<int, Cb1Asker> _askers = [];
    private readonly Dictionary<int, (int Asker, int Left)> _open = [];
    private readonly Dictionary<int, int> _requests = [];
    private ulong _key;

    public Cb1Link(TimeProvider clock) => _outbox = Outboxes.Create(clock);

    public void Add(int asker, string text)
    {
        var known = AskerOf(asker);
        var request = _requests[asker] = _requests.GetValueOrDefault(asker) % 99 + 1;
        var payload = AnswerPayload.OfText(text);
        var digits = payload.Write();
        var isLong = digits.Length > known.Limits.MaxShortDigits;
        if (isLong)
        {
            _outbox.Cb1.Forget(new Cb1Address(known, request));
            digits = payload.Write(isLong: true);
        }

        _outbox.Cb1.Add(new Cb1Answer(new Cb1Address(known, request), isLong ? Cb1Form.Long : Cb1Form.Short, digits, ++_key));
    }

    public (IReadOnlyList<int> Answered, int Digits, int PayloadDigits) Send()
    {
        var answered = new List<int>();
        var (length, payload) = (0, 0);
        foreach (var value in Outboxes.Take(_outbox, _output))
        {
            length = value.Length;
            if (!DownReader.TryOpen(value, _outbox.Cb1.Epoch, out var reader))
            {
                throw new InvalidOperationException("A value of CB1 cannot be read.");
            }

            while (reader.TryRead(out var entry))
            {
                payload += Take(entry, answered);
            }
        }

        return (answered, length, payload);
    }

    private int Take(in DownEntry entry, List<int> answered)
    {
        switch (entry.Kind)
        {
            case DownKind.Answer:
            case DownKind.Number:
                Finish(entry.Address(0).Tag - 1, answered);
                return entry.Digits.Length;
            case DownKind.Opening:
                _open[entry.Handle] = (entry.Address(0).Tag - 1, entry.Length);
                return 0;
            case DownKind.Part:
                var (asker, left) = _open[entry.Handle];
                _open[entry.Handle] = (asker, left - entry.Digits.Length);
                if (left == entry.Digits.Length)
                {
                    Finish(asker, answered);
                }

                return entry.Digits.Length;
            default:
                return 0;
        }
    }

    /// <summary>As a project would say "done".</summary>
    private void Finish(int asker, List<int> answered)
    {
        answered.Add(asker);
        _outbox.Cb1.Forget(new Cb1Address(_askers[asker], _requests[asker]));
    }

    private Cb1Asker AskerOf(int asker)
    {
        if (!_askers.TryGetValue(asker, out var known))
        {
            _askers[asker] = known = new Cb1Asker((uint)(10_000_000 + asker)) { Tag = asker + 1 };
            _outbox.Cb1.Fit(known, new ReadLimits(Simulation.ValueLength, 9));
        }

        return known;
    }
}
