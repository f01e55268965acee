using System.Buffers;
using System.Text;
using CloudBridge.Diagnostics;
using CloudBridge.Downlink;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.TestKit;
using CloudBridge.Tests.Downlink;
using CloudBridge.Wires.CloudRequests;
using CloudBridge.Wires.CloudRequests.Parts;

namespace CloudBridge.Reliability.Rows.Order;

/// <summary>An outbox and beside it the model of what it must do: plain queues of what was asked for and what arrived.</summary>
internal sealed class OutboxLife : IDisposable
{
    private const int ValueLength = 32;
    private const int PartLength = 20;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(0.5);
    private static readonly string[] Variables = ["x", "y", "z"];

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly BridgeMetrics _metrics = new();
    private readonly Outbox _outbox;
    private readonly Dictionary<string, SetFrame> _frames = Variables.ToDictionary(name => name, Frame);
    private readonly Dictionary<string, int> _parts = [];
    private readonly Dictionary<string, List<int>> _arrived = [];
    private readonly Dictionary<string, int> _lastPlain = [];
    private readonly Dictionary<string, int> _arrivedPlain = [];
    private readonly List<Task> _waiting = [];
    private readonly List<(string Name, int Number)> _inDoubt = [];
    private int _values;
    private bool _hasRepeats;

    /// <summary>Begins.</summary>
    /// <param name="waits">Whether the last part of an answer waits for the project and values get a second look, as they do by default.</param>
    public OutboxLife(bool waits)
    {
        _hasRepeats = waits;
        var options = waits ? new RequestOptions() : new RequestOptions { LastPartWait = TimeSpan.Zero, RepeatsWhenIdle = 0 };
        _outbox = new Outbox([.. Enumerable.Range(1, 9).Select(i => Frame($"F{i}"))], options, _clock, _metrics);
    }

    public void Dispose() => _metrics.Dispose();

    /// <summary>Does everything, lets the outbox empty itself, and returns what the model says is wrong.</summary>
    public IEnumerable<string> Live(IEnumerable<OutboxStep> steps)
    {
        foreach (var step in steps)
        {
            Do(step);
        }

        Confirm();
        while (!_outbox.IsEmpty)
        {
            Take(5);
            Confirm();
            _clock.Advance(Silence);
        }

        return Faults();
    }

    private IEnumerable<string> Faults()
    {
        foreach (var (id, parts) in _parts)
        {
            var arrived = _arrived.GetValueOrDefault(id) ?? [];
            var expected = Enumerable.Range(0, parts).Select(step => PartOrder.NumberAt(step, parts));
            if (!(_hasRepeats ? arrived.Distinct() : arrived).SequenceEqual(expected))
            {
                yield return $"Answer {id} of {parts} parts arrived as {string.Join(' ', arrived)}.";
            }
        }

        foreach (var (name, value) in _lastPlain.Where(pair => _arrivedPlain.GetValueOrDefault(pair.Key) != pair.Value))
        {
            yield return $"The last value of {name} is {value}, but {_arrivedPlain.GetValueOrDefault(name)} arrived last.";
        }

        if (_waiting.Exists(task => !task.IsCompletedSuccessfully))
        {
            yield return "Somebody still waits for a value that has gone.";
        }
    }

    private void Do(OutboxStep step)
    {
        switch (step.Kind)
        {
            case OutboxAction.AddAnswer:
                AddAnswer(step.Number);
                break;
            case OutboxAction.AddPlain:
                AddPlain(Variables[step.Other % Variables.Length]);
                break;
            case OutboxAction.Take:
                Take(step.Number);
                break;
            case OutboxAction.Confirm:
                Confirm();
                break;
            case OutboxAction.Break:
                _outbox.PutBack();
                _inDoubt.Clear();
                break;
            case OutboxAction.Rerequest when _parts.Count > 0:
                _hasRepeats = true;
                _outbox.Resend(RequestId.Parse(_parts.Keys.ElementAt(step.Other % _parts.Count)), step.Number - 1);
                break;
            case OutboxAction.Replay when _parts.Count > 0:
                _hasRepeats = true;
                _outbox.Replay(RequestId.Parse(_parts.Keys.ElementAt(step.Other % _parts.Count)), 1);
                break;
        }
    }

    private void AddAnswer(int parts)
    {
        var id = $"{10_000 + _parts.Count}0";
        _parts.Add(id, parts);
        var payload = new ResponsePayload(Encoding.ASCII.GetBytes(new string('2', (parts * PartLength) - 2)), false);
        _outbox.Add(new OutgoingAnswer(new ResponsePackets(payload, RequestId.Parse(id), ValueLength), 1));
    }

    private void AddPlain(string name)
    {
        var sent = new TaskCompletionSource();
        _lastPlain[name] = ++_values;
        _waiting.Add(sent.Task);
        _outbox.Add(new PlainSet(_frames[name], Encoding.ASCII.GetBytes($"{_values}"), sent));
    }

    private void Take(int frames)
    {
        _output.ResetWrittenCount();
        _outbox.Take(_output, frames, int.MaxValue);
        var reader = new FrameReader(_output.WrittenSpan.ToArray());
        while (reader.TryRead(out var frame))
        {
            _inDoubt.Add(ResponsePacket.TryParse(frame.Value.Bytes, out var packet)
                ? (packet.Id.ToString(), packet.IsLast ? _parts[packet.Id.ToString()] : packet.Number)
                : (Encoding.UTF8.GetString(CloudNames.WithoutPrefix(frame.Name.Bytes)), int.Parse(Encoding.ASCII.GetString(frame.Value.Bytes), System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    private void Confirm()
    {
        foreach (var (name, number) in _inDoubt)
        {
            if (_parts.ContainsKey(name))
            {
                (_arrived.TryGetValue(name, out var arrived) ? arrived : _arrived[name] = []).Add(number);
            }
            else
            {
                _arrivedPlain[name] = number;
            }
        }

        _inDoubt.Clear();
        _outbox.Confirm();
    }

    private static SetFrame Frame(string name) => new(Encoding.UTF8.GetBytes(CloudNames.WithPrefix(name)), "player"u8, "demo"u8);
}
