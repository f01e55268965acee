using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using CloudBridge.Connections;

namespace CloudBridge.TestKit;

/// <summary>A socket to the in-memory cloud. Like a real one it is broken for good when a receive is cancelled.</summary>
internal sealed class MemorySocket(InMemoryCloud cloud, Uri url) : IWebSocketConnection, IRoomMember
{
    private readonly Channel<byte[]> _inbox = Channel.CreateUnbounded<byte[]>();
    private byte[]? _message;
    private int _read;

    public Uri Url { get; } = url;

    /// <summary>The room it has joined; null before the handshake and after the end.</summary>
    public MemoryRoom? Room { get; set; }

    public string User { get; set; } = "";

    public WebSocketCloseStatus? CloseStatus { get; private set; }

    public string? CloseReason { get; private set; }

    public bool IsBroken { get; private set; }

    public async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_message is null && !await TakeMessageAsync(cancellationToken))
        {
            return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true);
        }

        var count = Math.Min(buffer.Length, _message!.Length - _read);
        _message.AsMemory(_read, count).CopyTo(buffer);
        _read += count;
        var isEnd = _read == _message.Length;
        _message = isEnd ? null : _message;
        return new ValueWebSocketReceiveResult(count, WebSocketMessageType.Text, isEnd);
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        cloud.Take(this, Encoding.UTF8.GetString(message.Span));
        return ValueTask.CompletedTask;
    }

    public ValueTask CloseAsync(CancellationToken cancellationToken)
    {
        cloud.TakeGoodbye(this);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        cloud.Leave(this);
        return ValueTask.CompletedTask;
    }

    public void Deliver(string message) => _inbox.Writer.TryWrite(Encoding.UTF8.GetBytes(message));

    /// <summary>The peer closes with a code.</summary>
    public void Close(int code, string reason)
    {
        CloseStatus = (WebSocketCloseStatus)code;
        CloseReason = reason;
        IsBroken = true;
        _inbox.Writer.TryComplete();
    }

    /// <summary>The connection ends without a word.</summary>
    public void Break(Exception? error = null)
    {
        IsBroken = true;
        _inbox.Writer.TryComplete(error ?? InMemoryCloud.Broken());
    }

    private async Task<bool> TakeMessageAsync(CancellationToken cancellationToken)
    {
        try
        {
            _read = 0;
            return await _inbox.Reader.WaitToReadAsync(cancellationToken) && _inbox.Reader.TryRead(out _message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Break();
            throw;
        }
    }
}
