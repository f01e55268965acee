using System.Buffers;
using CloudBridge.Diagnostics;
using CloudBridge.Downlink;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.Cb1.Downlink;
using CloudBridge.Wires.CloudRequests;

namespace CloudBridge.Tests.Downlink;

/// <summary>The downlink of one project with the lanes of both wires; each call holds the lock for itself. Benchmarks and reliability use it, too.</summary>
internal sealed class Outbox
{
    private readonly ProjectDownlink _downlink;
    private readonly DownlinkAccess<CloudRequestsLane> _answers;

    public Outbox(SetFrame[] frames, RequestOptions options, TimeProvider time, BridgeMetrics metrics, int valueLength = 256)
    {
        _downlink = new ProjectDownlink(frames, options, time, metrics, valueLength);
        _answers = _downlink.Open(setting => new CloudRequestsLane(setting));
        Cb1 = new Cb1Downlink(_downlink.Open(setting => new Cb1Lane(setting)));
    }

    public ICb1Downlink Cb1 { get; }

    public AsyncSignal Ready => _downlink.Ready;

    public int Queued => _downlink.Queued;

    public bool IsEmpty => _downlink.IsEmpty;

    public OutgoingAnswer? Add(OutgoingAnswer answer)
    {
        using var entry = _answers.EnterAndWake();
        return entry.Lane.Add(answer);
    }

    public bool Add(PlainSet set) => _downlink.Add(set);

    public bool Replay(RequestId id, ulong key)
    {
        using var entry = _answers.EnterAndWake();
        return entry.Lane.Replay(id, key);
    }

    public bool Resend(RequestId id, int part)
    {
        using var entry = _answers.EnterAndWake();
        return entry.Lane.Resend(id, part);
    }

    public int Take(ArrayBufferWriter<byte> output, int maxFrames, int maxBytes) => _downlink.Take(output, maxFrames, maxBytes);

    public void Confirm() => _downlink.Confirm();

    public void PutBack() => _downlink.PutBack();

    public void StartOver() => _downlink.StartOver();
}
