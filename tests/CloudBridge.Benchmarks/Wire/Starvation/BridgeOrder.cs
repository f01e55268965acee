using System.Buffers;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Tests.Downlink;
using CloudBridge.Wires.CloudRequests;

namespace CloudBridge.Benchmarks.Wire.Starvation;

/// <summary>The outbox of the bridge as a server has it: the highest numbered parts leave more than once.</summary>
internal sealed class BridgeOrder(TimeProvider clock) : IAnswerOrder
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Outbox _outbox = Outboxes.Create(clock, new RequestOptions { RepeatsWhenIdle = 0 });
    private readonly Dictionary<int, ResponseAssembler> _open = [];
    private ulong _key;

    public void Add(int asker, int characters, double asked)
    {
        var id = StarvationRun.IdOf(asker);
        _open[asker] = new ResponseAssembler(id);
        var payload = ResponsePayload.FromText(new string('x', characters), allowRaw: false);
        _outbox.Add(new OutgoingAnswer(new ResponsePackets(payload, id, Simulation.ValueLength), ++_key));
    }

    public bool TrySend(out int? whole)
    {
        whole = null;
        foreach (var value in Outboxes.Take(_outbox, _output))
        {
            if (!ResponsePacket.TryParse(value, out var packet))
            {
                throw new InvalidOperationException("A value of Cloud Requests cannot be read.");
            }

            var asker = StarvationRun.AskerOf(packet.Id);
            if (_open.TryGetValue(asker, out var open) && open.Accept(packet) && open.IsComplete)
            {
                _open.Remove(asker);
                whole = asker;
            }

            return true;
        }

        return false;
    }
}
