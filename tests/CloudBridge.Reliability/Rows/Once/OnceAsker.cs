using System.Buffers;
using CloudBridge.Connections;
using CloudBridge.Journal;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.Reliability.Drivers;
using CloudBridge.Wires.CloudRequests;

namespace CloudBridge.Reliability.Rows.Once;

/// <summary>
/// A player on a project of its own, without a socket. It asks many requests at once over the channel, and meanwhile and afterwards asks
/// the same again behind the wire's memory of repeats, as after a minute or a restart. "Busy" is asked again until it helps.
/// </summary>
internal sealed class OnceAsker(ProjectChannel channel, JournaledDispatcher desk, OnceLedger ledger, Random random, TimeProvider time)
{
    private const int MostBursts = 12;
    private const int LongestBurst = 12;
    private const int LongestSpin = 2000;
    private const int MostAgain = 4;
    private const int MaxFrames = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly HesitantOrigin _origin = new(channel.Wires.OfType<CloudRequestsWire>().Single());
    private readonly SetFrame _frame = channel.FrameOf(channel.Cloud.RequestVariable);
    private readonly ArrayBufferWriter<byte> _frames = new();

    /// <summary>Asks requests in one message until all are answered.</summary>
    /// <exception cref="TimeoutException">No answer came.</exception>
    public async Task AskAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var requests = ids.Select(id => new OnceRequest(id, random.Next(2))).ToDictionary(request => request.Id);
        var repeats = RepeatAsync([.. requests.Values], new Random(random.Next()), cancellationToken);
        Write(requests.Values);
        while (requests.Values.Any(request => !request.IsOver))
        {
            if (Hear(requests))
            {
                continue;
            }

            var again = requests.Values.Where(request => request.IsToAsk).Take(MostAgain).ToArray();
            await (again.Length > 0
                ? Task.Delay(Moment, time, cancellationToken)
                : channel.Downlink.Ready.WaitAsync().AsTask().WaitAsync(Patience, time, cancellationToken));
            Array.ForEach(again, Ask);
        }

        await repeats;
    }

    private async Task RepeatAsync(OnceRequest[] requests, Random moments, CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (var bursts = moments.Next(MostBursts + 1); bursts > 0; bursts--)
        {
            if (moments.Next(3) == 0)
            {
                await Task.Delay(Moment * moments.Next(1, 5), time, cancellationToken);
            }

            Thread.SpinWait(moments.Next(LongestSpin));
            var request = requests[moments.Next(requests.Length)];
            for (var times = moments.Next(1, LongestBurst); times > 0; times--)
            {
                Ask(request);
            }
        }
    }

    private void Write(IReadOnlyCollection<OnceRequest> requests)
    {
        var message = new ArrayBufferWriter<byte>();
        foreach (var request in requests)
        {
            ledger.Ask();
            var packets = new RequestPackets(request.Digits, request.Id);
            var value = new byte[packets.MaxValueLength];
            _frame.Write(message, value.AsSpan(0, packets.Write(1, value)));
        }

        channel.Receive(message.WrittenSpan.ToArray());
    }

    private void Ask(OnceRequest request)
    {
        ledger.Ask();
        request.IsToAsk = false;
        desk.Accept(_origin, _origin.Reread(request.Id, request.Key, request.Digits)!, request.Digits);
    }

    /// <summary>Takes what has left the bridge; false when nothing has.</summary>
    private bool Hear(Dictionary<RequestId, OnceRequest> requests)
    {
        if (channel.Downlink.Take(_frames, MaxFrames, int.MaxValue) == 0)
        {
            return false;
        }

        channel.Downlink.Confirm();
        var frames = new FrameReader(_frames.WrittenSpan.ToArray());
        _frames.ResetWrittenCount();
        while (frames.TryRead(out var frame))
        {
            if (ResponsePacket.TryParse(frame.Value.Bytes, out var packet) && requests.TryGetValue(packet.Id, out var request))
            {
                Take(request, packet);
            }
        }

        return true;
    }

    private void Take(OnceRequest request, in ResponsePacket packet)
    {
        var inbox = new AnswerInbox(request.Id);
        inbox.Accept(packet);
        var answer = string.Join('\n', inbox.Items);
        if (answer.Contains("very busy", StringComparison.Ordinal))
        {
            ledger.AnswerBusy();
            request.IsToAsk = !request.IsOver;
            return;
        }

        ledger.Answer(request.Text, answer);
        request.Answered();
    }
}
