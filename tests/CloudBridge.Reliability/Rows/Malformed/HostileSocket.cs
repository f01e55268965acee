using System.Diagnostics;
using System.Net.WebSockets;
using System.Threading.Channels;
using CloudBridge.Clouds;
using CloudBridge.Connections;

namespace CloudBridge.Reliability.Rows.Malformed;

/// <summary>A socket that gives a bridge whatever bytes the row wants, and times how long it chews on each message.</summary>
internal sealed class HostileSocket : IWebSocketConnection, IWebSocketConnectionFactory
{
    private readonly Channel<byte[]> _messages = Channel.CreateBounded<byte[]>(256);
    private readonly Lock _gate = new();
    private byte[]? _awaited;
    private TaskCompletionSource _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlyMemory<byte> _rest;
    private long _given;

    /// <summary>Times the bridge connected.</summary>
    public int Connects { get; private set; }

    /// <summary>The longest time between getting a message and asking for the next.</summary>
    public TimeSpan Slowest { get; private set; }

    public WebSocketCloseStatus? CloseStatus => null;

    public string? CloseReason => null;

    public ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions cloud, CloudSignIn? signIn, CancellationToken cancellationToken)
    {
        Connects++;
        _given = 0;
        _rest = default;
        return new(this);
    }

    public ValueTask SayAsync(byte[] message, CancellationToken cancellationToken) => _messages.Writer.WriteAsync(message, cancellationToken);

    /// <summary>Completes when the bridge sends a message that has these bytes.</summary>
    public Task WhenSentAsync(byte[] bytes)
    {
        lock (_gate)
        {
            _awaited = bytes;
            _found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _found.Task;
        }
    }

    public async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_rest.IsEmpty)
        {
            Measure();
            _rest = await _messages.Reader.ReadAsync(cancellationToken);
            _given = Stopwatch.GetTimestamp();
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return new ValueWebSocketReceiveResult(count, WebSocketMessageType.Text, _rest.IsEmpty);
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_awaited is not null && message.Span.IndexOf(_awaited) >= 0)
            {
                _awaited = null;
                _found.TrySetResult();
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CloseAsync(CancellationToken cancellationToken)
    {
        _messages.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Measure()
    {
        var took = _given == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_given);
        Slowest = took > Slowest ? took : Slowest;
        _given = 0;
    }
}
