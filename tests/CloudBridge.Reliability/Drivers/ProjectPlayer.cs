using System.Buffers;
using System.Globalization;
using System.Text;
using CloudBridge.Connections;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Reliability.Drivers;

/// <summary>
/// Plays a project on a real cloud: asks with an id, asks again for parts that were lost, writes the same
/// request again when no answer comes, and asks anew when the answer says so. One question at a time.
/// </summary>
internal sealed class ProjectPlayer : IAsyncDisposable
{
    private const int MaxMessageBytes = 32 * 1024 * 1024;
    private const string RequestVariable = "TO_HOST";
    private static readonly TimeSpan RerequestInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RepeatInterval = TimeSpan.FromSeconds(3);

    private readonly IWebSocketConnection _socket;
    private readonly SetFrame _frame;
    private readonly PlayerHistory _history;
    private readonly TimeProvider _time;
    private readonly Random _ids;
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _receiving;
    private AnswerInbox? _inbox;

    private ProjectPlayer(IWebSocketConnection socket, string user, string project, PlayerHistory history, TimeProvider time, Random ids)
    {
        _socket = socket;
        _history = history;
        _time = time;
        _ids = ids;
        _frame = new SetFrame(Encoding.UTF8.GetBytes(CloudNames.WithPrefix(RequestVariable)), Encoding.UTF8.GetBytes(user), Encoding.UTF8.GetBytes(project));
        _receiving = ReceiveAsync();
    }

    /// <summary>Joins a project.</summary>
    public static async Task<ProjectPlayer> JoinAsync(Uri cloud, string project, string user, PlayerHistory history, TimeProvider time, Random ids, CancellationToken cancellationToken)
    {
        var options = new CloudOptions { Kind = CloudKind.Embedded, Url = cloud, User = user };
        var socket = await new ClientWebSocketFactory().ConnectAsync(options, signIn: null, cancellationToken);
        var handshake = new ArrayBufferWriter<byte>();
        FrameWriter.WriteHandshake(handshake, Encoding.UTF8.GetBytes(user), Encoding.UTF8.GetBytes(project));
        await socket.SendAsync(handshake.WrittenMemory, cancellationToken);
        return new ProjectPlayer(socket, user, project, history, time, ids);
    }

    /// <summary>Asks until an answer has come or the time is over, and writes the end into the history.</summary>
    /// <param name="key">What tells the question from all others.</param>
    /// <param name="atMost">When to give up.</param>
    /// <param name="name">The request.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<PlayerQuestion> AskAsync(string key, TimeSpan atMost, string name, string[] arguments, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var digits = RequestText.Encode(name, arguments);
        while (_time.GetElapsedTime(started) < atMost)
        {
            var inbox = new AnswerInbox(NextId());
            Volatile.Write(ref _inbox, inbox);
            if (!await TryAskAsync(inbox, digits, atMost - _time.GetElapsedTime(started), cancellationToken))
            {
                break;
            }

            var items = inbox.Items;
            var error = items.Count == 2 && items[0].StartsWith("Error in request ", StringComparison.Ordinal) ? items[1] : null;
            if (error is not null && error.Contains("ask again", StringComparison.OrdinalIgnoreCase))
            {
                _history.AskAnew();
                continue;
            }

            return End(key, error is null ? QuestionEnd.Ok : QuestionEnd.Failed, error ?? string.Join('\n', items), started);
        }

        return End(key, QuestionEnd.Unknown, "", started);
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _socket.DisposeAsync();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closed.Dispose();
    }

    private PlayerQuestion End(string key, QuestionEnd end, string answer, long started)
    {
        var question = new PlayerQuestion(key, end, answer, _time.GetElapsedTime(started));
        _history.Add(question);
        return question;
    }

    private RequestId NextId() => RequestId.Parse((_ids.Next(10_000_000, 100_000_000) * 10L).ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a request and waits, writing it again from time to time; false when no answer came in time.</summary>
    private async Task<bool> TryAskAsync(AnswerInbox inbox, byte[] digits, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var written = started;
        var seen = 0;
        await WriteAsync(inbox.Id, digits, cancellationToken);
        while (_time.GetElapsedTime(started) < atMost)
        {
            if (await CompletedWithinAsync(inbox, RerequestInterval, cancellationToken))
            {
                return true;
            }

            if (_time.GetElapsedTime(written) >= RepeatInterval && inbox.Count == seen)
            {
                written = _time.GetTimestamp();
                _history.Repeated();
                await WriteAsync(inbox.Id, digits, cancellationToken);
            }
            else if (inbox.Missing is { } part && inbox.Count == seen)
            {
                _history.Rerequested();
                await SetAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{part - 1}.{inbox.Id}9")), cancellationToken);
            }

            seen = inbox.Count;
        }

        return false;
    }

    private async Task<bool> CompletedWithinAsync(AnswerInbox inbox, TimeSpan time, CancellationToken cancellationToken)
    {
        using var step = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(inbox.Completed.Task, _receiving, Task.Delay(time, _time, step.Token));
        await step.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == _receiving
            ? throw new IOException("The cloud closed the connection of a player.", _receiving.Exception?.InnerException)
            : inbox.Completed.Task.IsCompleted;
    }

    private async Task WriteAsync(RequestId id, byte[] digits, CancellationToken cancellationToken)
    {
        var packets = new RequestPackets(digits, id);
        for (var number = 1; number <= packets.Count; number++)
        {
            var value = new byte[packets.MaxValueLength];
            await SetAsync(value.AsMemory(0, packets.Write(number, value)), cancellationToken);
        }
    }

    private async Task SetAsync(ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>(_frame.Overhead + value.Length);
        _frame.Write(frame, value.Span);
        await _socket.SendAsync(frame.WrittenMemory, cancellationToken);
    }

    private async Task ReceiveAsync()
    {
        var reader = new SocketMessageReader(_socket, MaxMessageBytes);
        while (await reader.ReadAsync(_closed.Token) is { } message)
        {
            Take(message.Span);
        }
    }

    private void Take(Span<byte> message)
    {
        var frames = new FrameReader(message);
        while (frames.TryRead(out var frame))
        {
            if (frame.Method == CloudMethod.Set && ResponsePacket.TryParse(frame.Value.Bytes, out var packet)
                && Volatile.Read(ref _inbox) is { } inbox && packet.Id == inbox.Id)
            {
                inbox.Accept(packet);
            }
        }
    }
}
