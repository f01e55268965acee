using System.Buffers;
using System.Text;
using CloudBridge.Configuration;
using CloudBridge.Connections;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Client;

/// <summary>The connection of a client: sets the request variable, no faster than the cloud takes it, and reads frames.</summary>
internal sealed class AskingLine : IAsyncDisposable
{
    private const int MaxMessageBytes = 32 * 1024 * 1024;

    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closed = new();
    private readonly IWebSocketConnection _socket;
    private readonly SendBudget _pace;
    private readonly SetFrame _frame;
    private readonly string _requestVariable;
    private Task _receiving = Task.CompletedTask;

    public AskingLine(IWebSocketConnection socket, CloudOptions cloud, CloudProfile profile, string project, TimeProvider time)
    {
        _socket = socket;
        Time = time;
        _pace = new SendBudget(time, profile.SendRate);
        Signs = new RoomSigns(profile);
        _requestVariable = CloudNames.WithPrefix(cloud.RequestVariable);
        _frame = new SetFrame(Encoding.UTF8.GetBytes(_requestVariable), Encoding.UTF8.GetBytes(cloud.User), Encoding.UTF8.GetBytes(project));
    }

    public event Action<CloudValue>? ValueSeen;

    public TimeProvider Time { get; }

    public RoomSigns Signs { get; }

    /// <summary>Completes when the connection has ended; faulted when it broke.</summary>
    public Task Closed => _receiving;

    /// <summary>Cancelled when the connection is being closed from here.</summary>
    public CancellationToken Closing => _closed.Token;

    public void Start(IAsking asking) => _receiving = ReceiveAsync(asking);

    public async Task SetAsync(ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _pace.WaitAsync(cancellationToken).ConfigureAwait(false);
            var frame = new ArrayBufferWriter<byte>(_frame.Overhead + value.Length);
            _frame.Write(frame, value.Span);
            await _socket.SendAsync(frame.WrittenMemory, cancellationToken).ConfigureAwait(false);
            _pace.Sent();
        }
        finally
        {
            _sending.Release();
        }

        ValueSeen?.Invoke(new CloudValue(true, _requestVariable, Encoding.ASCII.GetString(value.Span)));
    }

    /// <summary>Tells that a value of the format came in, before anything comes of it.</summary>
    public void Saw(in CloudFrame frame) => ValueSeen?.Invoke(new CloudValue(false, frame.Name.ToString(), frame.Value.ToString()));

    /// <summary>Makes the exception to throw when the connection has ended.</summary>
    public IOException Broken() =>
        new($"The cloud closed the connection: {(int?)_socket.CloseStatus} {_socket.CloseReason}", _receiving.Exception?.InnerException);

    public async ValueTask DisposeAsync()
    {
        using (var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(1), Time))
        {
            await _socket.CloseAsync(deadline.Token).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _closed.CancelAsync().ConfigureAwait(false);
        await _socket.DisposeAsync().ConfigureAwait(false);
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closed.Dispose();
        _sending.Dispose();
    }

    private async Task ReceiveAsync(IAsking asking)
    {
        var reader = new SocketMessageReader(_socket, MaxMessageBytes);
        while (await reader.ReadAsync(_closed.Token).ConfigureAwait(false) is { } message)
        {
            Take(asking, message.Span);
        }
    }

    private void Take(IAsking asking, Span<byte> message)
    {
        var frames = new FrameReader(message);
        while (frames.TryRead(out var frame))
        {
            if (frame.Method == CloudMethod.Set)
            {
                Signs.Note(frame);
                asking.Take(frame);
            }
        }
    }
}
