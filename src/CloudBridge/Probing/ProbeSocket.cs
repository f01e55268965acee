using System.Buffers;
using CloudBridge.Connections;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Probing;

/// <summary>One connection of a probe: joined to the project, it listens for the nonce and may write it.</summary>
internal sealed class ProbeSocket : IAsyncDisposable
{
    private const int MaxMessageBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closed = new();
    private readonly IWebSocketConnection _socket;
    private readonly CapabilityTarget _target;
    private readonly TimeProvider _time;

    private ProbeSocket(IWebSocketConnection socket, CapabilityTarget target, TimeProvider time)
    {
        _socket = socket;
        _target = target;
        _time = time;
        Ended = ReceiveAsync();
    }

    /// <summary>Completes with the end of the snapshot where it is marked, otherwise with the first message.</summary>
    public Task Settled => _settled.Task;

    /// <summary>Completes when the nonce arrives.</summary>
    public Task Heard => _heard.Task;

    /// <summary>Completes when the connection is over; faulted when it broke.</summary>
    public Task Ended { get; }

    /// <summary>Why the connection is over; null while it is not.</summary>
    public ProbeFailure? Failure => !Ended.IsCompleted ? null
        : Ended.Exception is { } error ? ProbeEnds.OfError(error.InnerException!, _target, isOpen: true)
        : ProbeEnds.OfClose((int?)_socket.CloseStatus, _socket.CloseReason, _target);

    /// <summary>Shakes hands over an open socket and begins to listen.</summary>
    public static async Task<ProbeSocket> JoinAsync(
        IWebSocketConnection socket,
        CapabilityTarget target,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var handshake = new ArrayBufferWriter<byte>();
        FrameWriter.WriteHandshake(handshake, target.User, target.ProjectBytes, target.Profile.MarksSnapshot);
        await socket.SendAsync(handshake.WrittenMemory, cancellationToken).ConfigureAwait(false);
        return new ProbeSocket(socket, target, time);
    }

    /// <summary>Writes the nonce.</summary>
    public ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>();
        new SetFrame(_target.VariableBytes, _target.User, _target.ProjectBytes).Write(frame, _target.NonceBytes);
        return _socket.SendAsync(frame.WrittenMemory, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using (var deadline = new CancellationTokenSource(CloseTimeout, _time))
        {
            await _socket.CloseAsync(deadline.Token).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _closed.CancelAsync().ConfigureAwait(false);
        await _socket.DisposeAsync().ConfigureAwait(false);
        await Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closed.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var reader = new SocketMessageReader(_socket, MaxMessageBytes);
        while (await reader.ReadAsync(_closed.Token).ConfigureAwait(false) is { } message)
        {
            Take(message.Span);
        }
    }

    private void Take(Span<byte> message)
    {
        var isSettled = !_target.Profile.MarksSnapshot;
        var frames = new FrameReader(message);
        while (frames.TryRead(out var frame))
        {
            isSettled |= frame.MethodName.Bytes.SequenceEqual("ready"u8);
            if (frame.Method is CloudMethod.Set or CloudMethod.Create
                && frame.Name.Bytes.SequenceEqual(_target.VariableBytes)
                && frame.Value.Bytes.SequenceEqual(_target.NonceBytes))
            {
                _heard.TrySetResult();
            }
        }

        if (isSettled)
        {
            _settled.TrySetResult();
        }
    }
}
