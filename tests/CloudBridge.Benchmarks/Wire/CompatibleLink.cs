using System.Buffers;
using System.Globalization;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Tests.Downlink;
using CloudBridge.Wires.CloudRequests;

namespace CloudBridge.Benchmarks.Wire;

/// <summary>The outbox of the bridge with answers in Cloud Requests. Last parts do not wait and nothing is repeated, as nothing gets lost here.</summary>
internal sealed class CompatibleLink(TimeProvider clock) : IWireLink
{
    private const int FirstId = 10001;

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Outbox _outbox = Outboxes.Create(clock);
    private ulong _key;

    public void Add(int asker, string text)
    {
        var id = RequestId.Parse(((FirstId + asker) * 10).ToString(CultureInfo.InvariantCulture));
        _outbox.Add(new OutgoingAnswer(new ResponsePackets(ResponsePayload.FromText(text, allowRaw: true), id, Simulation.ValueLength), ++_key));
    }

    public (IReadOnlyList<int> Answered, int Digits, int PayloadDigits) Send()
    {
        foreach (var value in Outboxes.Take(_outbox, _output))
        {
            if (!ResponsePacket.TryParse(value, out var packet))
            {
                throw new InvalidOperationException("A value of Cloud Requests cannot be read.");
            }

            var asker = int.Parse(packet.Id.ToString(), CultureInfo.InvariantCulture) / 10 - FirstId;
            return (packet.IsLast ? [asker] : [], value.Length, packet.Digits.Length);
        }

        return ([], 0, 0);
    }
}
