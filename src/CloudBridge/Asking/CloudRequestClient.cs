using System.Buffers;
using System.Globalization;
using System.Text;
using CloudBridge.Asking;
using CloudBridge.Connections;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;

namespace CloudBridge;

/// <summary>
/// Asks requests as a Scratch project does: writes them into the request variable and reads the answer from
/// the response variables, asking again for parts that were lost, and for the whole when nothing comes. For
/// tools, tests and other programs.
/// </summary>
public sealed class CloudRequestClient : IAsyncDisposable
{
    // The sprite has five random digits; three more keep the ids of many clients apart.
    private const int FirstId = 10_000_001;
    private const int EndOfIds = 100_000_000;
    private const int MaxMessageBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan RerequestInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RepeatInterval = TimeSpan.FromSeconds(3);

    // A minute after its answer a host may take a repeat for a new request.
    private static readonly TimeSpan RepeatsEnd = TimeSpan.FromSeconds(45);

    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, PendingAnswer> _pending = [];
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closed = new();
    private readonly IWebSocketConnection _socket;
    private readonly TimeProvider _time;
    private readonly SendBudget _pace;
    private readonly SetFrame _frame;
    private readonly string _requestVariable;
    private readonly Task _receiving;

    private CloudRequestClient(IWebSocketConnection socket, CloudOptions cloud, string project, TimeProvider time)
    {
        _socket = socket;
        _time = time;
        _pace = new SendBudget(time, cloud.EffectiveSendRate);
        _requestVariable = CloudNames.WithPrefix(cloud.RequestVariable);
        _frame = new SetFrame(Encoding.UTF8.GetBytes(_requestVariable), Encoding.UTF8.GetBytes(cloud.User), Encoding.UTF8.GetBytes(project));
        _receiving = ReceiveAsync();
    }

    /// <summary>Tells every value that goes out or comes in, for tools that show the digits.</summary>
    public event Action<CloudValue>? ValueSeen;

    /// <summary>Completes when the connection has ended; faulted when it broke.</summary>
    public Task Closed => _receiving;

    /// <summary>Joins a project on a cloud.</summary>
    /// <param name="cloud">The cloud; its user name and limits count, its projects do not.</param>
    /// <param name="project">The project (room).</param>
    /// <param name="sockets">How to connect; null for the framework's own sockets.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="signIn">What the account of the cloud adds; null without an account.</param>
    /// <param name="cancellationToken">Stops connecting.</param>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The cloud cannot be reached or refuses.</exception>
    public static async Task<CloudRequestClient> ConnectAsync(
        CloudOptions cloud,
        string project,
        IWebSocketConnectionFactory? sockets = null,
        TimeProvider? time = null,
        CloudSignIn? signIn = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentException.ThrowIfNullOrEmpty(project);
        var socket = await (sockets ?? new ClientWebSocketFactory()).ConnectAsync(cloud, signIn, cancellationToken).ConfigureAwait(false);
        var handshake = new ArrayBufferWriter<byte>();
        FrameWriter.WriteHandshake(handshake, Encoding.UTF8.GetBytes(cloud.User), Encoding.UTF8.GetBytes(project));
        try
        {
            await socket.SendAsync(handshake.WrittenMemory, cancellationToken).ConfigureAwait(false);
            return new CloudRequestClient(socket, cloud, project, time ?? TimeProvider.System);
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks one request and waits for its answer.</summary>
    /// <param name="name">The request.</param>
    /// <param name="arguments">Its arguments; characters outside the table are dropped, as the sprite does.</param>
    /// <param name="timeout">How long to wait; null for the sprite's 10 s.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<CloudAnswer> AskAsync(string name, IEnumerable<string> arguments, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var pending = Register();
        try
        {
            var packets = new RequestPackets(RequestText.Encode(name, [.. arguments]), pending.Id);
            await WriteAsync(packets, cancellationToken).ConfigureAwait(false);
            await WaitAsync(pending, packets, timeout ?? TimeSpan.FromSeconds(10), cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                return pending.ToAnswer(_time.GetElapsedTime(pending.StartedTimestamp));
            }
        }
        finally
        {
            lock (_gate)
            {
                _pending.Remove(pending.Id);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using (var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time))
        {
            await _socket.CloseAsync(deadline.Token).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _closed.CancelAsync().ConfigureAwait(false);
        await _socket.DisposeAsync().ConfigureAwait(false);
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closed.Dispose();
        _sending.Dispose();
    }

    private PendingAnswer Register()
    {
        lock (_gate)
        {
            while (true)
            {
                var number = Random.Shared.Next(FirstId, EndOfIds) * 10L;
                var id = RequestId.Parse(number.ToString(CultureInfo.InvariantCulture));
                var pending = new PendingAnswer(id, _time.GetTimestamp());
                if (_pending.TryAdd(id, pending))
                {
                    return pending;
                }
            }
        }
    }

    private async Task WriteAsync(RequestPackets packets, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= packets.Count; number++)
        {
            var value = new byte[packets.MaxValueLength];
            await SetAsync(value.AsMemory(0, packets.Write(number, value)), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the answer is complete or the time is over, and asks again for what does not come.</summary>
    private async Task WaitAsync(PendingAnswer pending, RequestPackets packets, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var heard = _time.GetTimestamp();
        var seen = 0;
        while (timeout - _time.GetElapsedTime(pending.StartedTimestamp) is { Ticks: > 0 } left)
        {
            using var step = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var wait = Task.Delay(left < RerequestInterval ? left : RerequestInterval, _time, step.Token);
            var first = await Task.WhenAny(pending.Completed.Task, _receiving, wait).ConfigureAwait(false);
            await step.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (first == pending.Completed.Task)
            {
                return;
            }

            if (first == _receiving)
            {
                throw new IOException($"The cloud closed the connection: {(int?)_socket.CloseStatus} {_socket.CloseReason}", _receiving.Exception?.InnerException);
            }

            var count = await RerequestAsync(pending, seen, cancellationToken).ConfigureAwait(false);
            heard = count > seen ? _time.GetTimestamp() : heard;
            seen = count;
            if (_time.GetElapsedTime(heard) >= RepeatInterval && _time.GetElapsedTime(pending.StartedTimestamp) < RepeatsEnd)
            {
                await WriteAsync(packets, cancellationToken).ConfigureAwait(false);
                heard = _time.GetTimestamp();
            }
        }
    }

    /// <summary>
    /// Asks for the first part that is missing: a gap once no more parts come, the last part at once. As the
    /// sprite does, it names the part before it. Returns how many have come.
    /// </summary>
    private async Task<int> RerequestAsync(PendingAnswer pending, int seen, CancellationToken cancellationToken)
    {
        int? missing;
        int count;
        lock (_gate)
        {
            count = pending.Count;
            missing = pending.Missing;
            missing = count > seen && missing <= count ? null : missing;
        }

        if (missing is { } part)
        {
            await SetAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{part - 1}.{pending.Id}9")), cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    private async Task SetAsync(ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
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

    private async Task ReceiveAsync()
    {
        var reader = new MessageReader(_socket, MaxMessageBytes);
        while (await reader.ReadAsync(_closed.Token).ConfigureAwait(false) is { } message)
        {
            Take(message.Span);
        }
    }

    private void Take(Span<byte> message)
    {
        var frames = new FrameReader(message);
        while (frames.TryRead(out var frame))
        {
            if (frame.Method != CloudMethod.Set || !ResponsePacket.TryParse(frame.Value.Bytes, out var packet))
            {
                continue;
            }

            ValueSeen?.Invoke(new CloudValue(false, frame.Name.ToString(), frame.Value.ToString()));
            lock (_gate)
            {
                if (_pending.TryGetValue(packet.Id, out var pending))
                {
                    pending.Accept(packet);
                }
            }
        }
    }
}
