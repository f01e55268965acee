using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Tests.Client;

/// <summary>A cloud with one client, and the plainest server that speaks CB1 behind it.</summary>
internal sealed class Cb1FakeServer(Func<RequestPayload, AnswerPayload> answer) : IWebSocketConnectionFactory, IWebSocketConnection
{
    private const int Tag = 5;
    private const int MaxShort = 150;

    private readonly Channel<byte[]> _out = Channel.CreateUnbounded<byte[]>();
    private readonly Dictionary<int, byte[]?[]> _requests = [];
    private readonly Dictionary<int, byte[]> _answers = [];
    private readonly Lock _gate = new();
    private uint _nonce;
    private int _epoch = 30;
    private int _down;

    /// <summary>Whether the nth value down, from 1, is lost.</summary>
    public Predicate<int> Loses { get; set; } = _ => false;

    /// <summary>Turns the digits of an answer into others.</summary>
    public Func<byte[], byte[]> Damage { get; set; } = digits => digits;

    /// <summary>Names of requests that ran.</summary>
    public List<string> Ran { get; } = [];

    public List<UpKind> Heard { get; } = [];

    public WebSocketCloseStatus? CloseStatus { get; private set; }

    public string? CloseReason { get; private set; }

    public ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions cloud, CloudSignIn? signIn, CancellationToken cancellationToken) => new(this);

    public async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!await _out.Reader.WaitToReadAsync(cancellationToken) || !_out.Reader.TryRead(out var message))
        {
            return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true);
        }

        message.CopyTo(buffer);
        return new ValueWebSocketReceiveResult(message.Length, WebSocketMessageType.Text, true);
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var frames = new FrameReader(message.ToArray());
        lock (_gate)
        {
            while (frames.TryRead(out var frame))
            {
                if (frame.Method == CloudMethod.Set && UpValue.TryParse(frame.Value.Bytes, out var up))
                {
                    Take(up);
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CloseAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _out.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public void Close(int code, string reason)
    {
        (CloseStatus, CloseReason) = ((WebSocketCloseStatus)code, reason);
        _out.Writer.TryComplete();
    }

    /// <summary>Forgets everything; the client notices by the next value.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            _epoch++;
            _requests.Clear();
            _answers.Clear();
            Publish(0, 1, AnswerPayload.OfText("I am back"));
        }
    }

    public void Publish(int topic, int version, AnswerPayload value) => Packed((ref PackedValue packed) => packed.TryAddTopicAnswer(topic, version, value.Write()));

    /// <summary>Sets any variable to any text.</summary>
    public void Set(string name, ReadOnlySpan<byte> value)
    {
        var frame = new ArrayBufferWriter<byte>();
        new SetFrame(Encoding.UTF8.GetBytes(CloudNames.WithPrefix(name)), "host"u8, "demo"u8).Write(frame, value);
        _out.Writer.TryWrite(frame.WrittenSpan.ToArray());
    }

    private void Take(in UpValue up)
    {
        Heard.Add(up.Kind);
        switch (up.Kind)
        {
            case UpKind.Hello:
                _nonce = up.Nonce;
                Packed((ref PackedValue packed) => packed.TryAddWelcome(_nonce, Tag, 1, 100_000, 60));
                break;
            case UpKind.Request:
                TakeRequest(up);
                break;
            case UpKind.Gaps when _answers.TryGetValue(up.Request, out var digits):
                for (var i = 0; i < up.Gaps.Count; i++)
                {
                    SendParts(up.Request, digits, up.Gaps[i]);
                }

                break;
        }
    }

    private void TakeRequest(in UpValue up)
    {
        var parts = _requests.TryGetValue(up.Request, out var known) ? known : _requests[up.Request] = new byte[up.Parts][];
        parts[up.Part - 1] = up.Payload.ToArray();
        if (!Array.TrueForAll(parts, part => part is not null) || !RequestPayload.TryRead(parts.SelectMany(part => part!).ToArray(), out var request))
        {
            return;
        }

        var number = up.Request;
        if (_answers.TryAdd(number, []))
        {
            Ran.Add(request.Name);
            var said = answer(request);
            var digits = said.Write();
            _answers[number] = Damage(digits.Length <= MaxShort ? digits : said.Write(isLong: true));
        }

        SendAnswer(number, _answers[number]);
    }

    private void SendAnswer(int number, byte[] digits)
    {
        if (digits.Length <= MaxShort)
        {
            Packed((ref PackedValue packed) => packed.TryAddAnswer(new EntryAddress(Tag, number), digits));
            return;
        }

        Packed((ref PackedValue packed) => packed.TryAddOpening(new EntryAddress(Tag, number), HandleOf(number), digits.Length));
        SendParts(number, digits, new PartRange(0, 999));
    }

    private void SendParts(int number, byte[] digits, PartRange range)
    {
        for (var part = range.First; part <= range.Last && part * 100 < digits.Length; part++)
        {
            var value = new byte[256];
            var length = SoloValue.Write(value, _epoch, HandleOf(number), part, digits.AsSpan(part * 100, Math.Min(100, digits.Length - (part * 100))));
            Send(value.AsSpan(0, length));
        }
    }

    private static int HandleOf(int number) => 20 + (number % 80);

    private void Packed(Adding add)
    {
        var value = new byte[256];
        var packed = new PackedValue(value, _epoch);
        Assert.True(add(ref packed));
        Send(value.AsSpan(0, packed.Finish()));
    }

    private void Send(ReadOnlySpan<byte> value)
    {
        if (!Loses(++_down))
        {
            Set($"FROM_HOST_{(_down % 9) + 1}", value);
        }
    }

    private delegate bool Adding(ref PackedValue packed);
}
