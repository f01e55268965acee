using System.Buffers;
using CloudBridge.Connections;
using CloudBridge.Journal;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.Reliability.Drivers;
using CloudBridge.Requests;

namespace CloudBridge.Reliability.Rows.Once;

/// <summary>
/// A player on a project of its own, without a socket. It asks over the link, and meanwhile and afterwards asks the same again
/// behind the link's memory of repeats, as after a minute or a restart. "Busy" is asked again until it helps.
/// </summary>
internal sealed class OnceAsker(ProjectLink link, JournalDesk desk, OnceLedger ledger, Random random, TimeProvider time)
{
    private const int MostRepeats = 3;
    private const int LongestSpin = 3000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly SetFrame _frame = link.FrameOf(link.Cloud.RequestVariable);
    private readonly ArrayBufferWriter<byte> _frames = new();

    /// <summary>Asks one request until it is answered, and now and then once more after that.</summary>
    /// <exception cref="TimeoutException">No answer came.</exception>
    public async Task AskAsync(string text, CancellationToken cancellationToken)
    {
        var id = RequestId.Parse(text);
        var digits = RequestText.Encode(OnceQueue.Request, [text]);
        var repeats = RepeatAsync(id, digits, new Random(random.Next()), cancellationToken);
        Write(id, digits);
        await HearAsync(id, digits, cancellationToken);
        if (random.Next(2) == 0)
        {
            Repeat(id, digits);
            await HearAsync(id, digits, cancellationToken);
        }

        await repeats;
    }

    private async Task RepeatAsync(RequestId id, byte[] digits, Random moments, CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (var left = moments.Next(MostRepeats + 1); left > 0; left--)
        {
            if (moments.Next(3) == 0)
            {
                await Task.Delay(Moment * moments.Next(1, 5), time, cancellationToken);
            }

            Thread.SpinWait(moments.Next(LongestSpin));
            Repeat(id, digits);
        }
    }

    private void Write(RequestId id, byte[] digits)
    {
        ledger.Ask();
        var packets = new RequestPackets(digits, id);
        var value = new byte[packets.MaxValueLength];
        var message = new ArrayBufferWriter<byte>();
        _frame.Write(message, value.AsSpan(0, packets.Write(1, value)));
        link.Receive(message.WrittenSpan.ToArray());
    }

    private void Repeat(RequestId id, byte[] digits)
    {
        ledger.Ask();
        desk.Accept(link, link.Reread(id, PacketKey.OfRequest(digits), digits)!, digits);
    }

    /// <summary>Waits for an answer; after "busy" it asks again.</summary>
    private async Task HearAsync(RequestId id, byte[] digits, CancellationToken cancellationToken)
    {
        while (await NextAsync(id, cancellationToken) is var answer)
        {
            if (!answer.Contains("very busy", StringComparison.Ordinal))
            {
                ledger.Answer(id.ToString(), answer);
                return;
            }

            ledger.AnswerBusy();
            await Task.Delay(Moment, time, cancellationToken);
            Repeat(id, digits);
        }
    }

    private async Task<string> NextAsync(RequestId id, CancellationToken cancellationToken)
    {
        var inbox = new AnswerInbox(id);
        while (true)
        {
            var count = link.Outbox.Take(_frames, 1, int.MaxValue);
            if (count == 0)
            {
                await link.Outbox.Ready.WaitAsync().AsTask().WaitAsync(Patience, time, cancellationToken);
                continue;
            }

            link.Outbox.Confirm();
            Take(inbox);
            if (inbox.Completed.Task.IsCompleted)
            {
                return string.Join('\n', inbox.Items);
            }
        }
    }

    private void Take(AnswerInbox inbox)
    {
        var frames = new FrameReader(_frames.WrittenSpan.ToArray());
        _frames.ResetWrittenCount();
        while (frames.TryRead(out var frame))
        {
            if (ResponsePacket.TryParse(frame.Value.Bytes, out var packet) && packet.Id == inbox.Id)
            {
                inbox.Accept(packet);
            }
        }
    }
}
