using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace CloudBridge.Benchmarks.Cloud;

/// <summary>
/// One client of the load. Values are 240 digits: 19 of the time of sending, 12 of a running number, the rest
/// padding. A receiver takes the latency from the first and finds a lost or swapped message by the second.
/// </summary>
internal sealed class LoadClient : IDisposable
{
    private const int TimeDigits = 19;
    private const int NumberDigits = 12;
    private const int ValueDigits = 240;
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _outgoing;
    private readonly int _digitsAt;
    private long _received;

    public LoadClient(string room)
    {
        Room = room;
        const string Head = """{"method":"set","name":"☁ TO_HOST","value":" """;
        var head = Head.TrimEnd();
        _outgoing = Encoding.UTF8.GetBytes($$"""{{head}}{{new string('7', ValueDigits)}}","user":"bench","project_id":"{{room}}"}""" + "\n");
        _digitsAt = Encoding.UTF8.GetByteCount(head);
    }

    public string Room { get; }

    /// <summary>Messages sent so far; the last one carries this number.</summary>
    public long Sent { get; private set; }

    /// <summary>Messages received so far.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>True when every message had the number after the one before it.</summary>
    public bool IsInOrder { get; private set; } = true;

    /// <summary>Latencies of messages sent at or after <see cref="MeasureFrom"/>.</summary>
    public LatencySamples Latencies { get; } = new();

    public long MeasureFrom { get; set; } = long.MaxValue;

    /// <summary>Connects, joins the room and returns when the server says that the client is in.</summary>
    public async Task ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(url, cancellationToken);
        var handshake = $$"""{"method":"handshake","user":"bench","project_id":"{{Room}}","ready":true}""" + "\n";
        await _socket.SendAsync(Encoding.UTF8.GetBytes(handshake), WebSocketMessageType.Text, true, cancellationToken);
        await _socket.ReceiveAsync(new byte[4_096].AsMemory(), cancellationToken);
    }

    /// <summary>Sends the next message.</summary>
    public ValueTask SendNextAsync(CancellationToken cancellationToken)
    {
        Write(Stopwatch.GetTimestamp(), _digitsAt, TimeDigits);
        Write(++Sent, _digitsAt + TimeDigits, NumberDigits);
        return _socket.SendAsync(_outgoing.AsMemory(), WebSocketMessageType.Text, true, cancellationToken);
    }

    /// <summary>Receives until the connection or the run ends.</summary>
    public async Task ReceiveAllAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[128 * 1024];
        var length = 0;
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var result = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += result.Count;
                if (result.EndOfMessage)
                {
                    Take(buffer.AsSpan(0, length));
                    length = 0;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The end of the run.
        }
    }

    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
    }

    private void Take(ReadOnlySpan<byte> frame)
    {
        var now = Stopwatch.GetTimestamp();
        var key = "\"value\":\""u8;
        for (var at = frame.IndexOf(key); at >= 0; at = frame.IndexOf(key))
        {
            frame = frame[(at + key.Length)..];
            IsInOrder &= Utf8Parser.TryParse(frame[..TimeDigits], out long sentAt, out _)
                & Utf8Parser.TryParse(frame.Slice(TimeDigits, NumberDigits), out long number, out _)
                & number == _received + 1;
            Volatile.Write(ref _received, _received + 1);
            if (sentAt >= MeasureFrom)
            {
                Latencies.Add(now - sentAt);
            }

            frame = frame[ValueDigits..];
        }
    }

    private void Write(long number, int at, int digits) =>
        number.TryFormat(_outgoing.AsSpan(at, digits), out _, digits == TimeDigits ? "D19" : "D12", CultureInfo.InvariantCulture);
}
