using System.Buffers;
using System.Globalization;
using System.Text;
using CloudBridge.Connections;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.Reliability.Rows.Loss;

namespace CloudBridge.Reliability.Rows.Starvation;

/// <summary>
/// A project on a real socket that receives as the official template does: slots by number, and wishes for what it lacks only once the last
/// part has come.
/// </summary>
internal sealed class TemplatePlayer : IAsyncDisposable
{
    public const int ShortCharacters = 12;

    /// <summary>Two players that ask under one id at the same time see each other's answers, so none may run out of its own.</summary>
    private const int IdsOfEach = 1900;

    private const int MaxMessageBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan WishInterval = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly IWebSocketConnection _socket;
    private readonly SetFrame _frame;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _receiving;
    private readonly Lock _gate = new();
    private SpriteSlots? _slots;
    private TaskCompletionSource? _done;
    private int _id;

    private TemplatePlayer(IWebSocketConnection socket, string user, string project, int number, TimeProvider time)
    {
        _socket = socket;
        _time = time;
        _id = 10001 + (number * IdsOfEach);
        _frame = new SetFrame(Encoding.UTF8.GetBytes(CloudNames.WithPrefix("TO_HOST")), Encoding.UTF8.GetBytes(user), Encoding.UTF8.GetBytes(project));
        _receiving = ReceiveAsync();
    }

    /// <summary>Joins a project; players of one project have numbers of their own, from 0 to 46.</summary>
    public static async Task<TemplatePlayer> JoinAsync(Uri cloud, string project, int number, TimeProvider time, CancellationToken cancellationToken)
    {
        var user = $"player{number}";
        var socket = await new ClientWebSocketFactory().ConnectAsync(new CloudOptions { Kind = CloudKind.Embedded, Url = cloud, User = user }, signIn: null, cancellationToken);
        var handshake = new ArrayBufferWriter<byte>();
        FrameWriter.WriteHandshake(handshake, Encoding.UTF8.GetBytes(user), Encoding.UTF8.GetBytes(project));
        await socket.SendAsync(handshake.WrittenMemory, cancellationToken);
        return new TemplatePlayer(socket, user, project, number, time);
    }

    /// <summary>Asks for so many characters; null, or what was wrong when something else came, or nothing in two minutes.</summary>
    public async Task<string?> AskAsync(int characters, CancellationToken cancellationToken)
    {
        var id = RequestId.Parse((_id++ * 10).ToString(CultureInfo.InvariantCulture));
        var slots = new SpriteSlots(id.ToString());
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            (_slots, _done) = (slots, done);
        }

        var digits = RequestText.Encode("text", [characters.ToString(CultureInfo.InvariantCulture)]);
        await SetAsync($"{Encoding.ASCII.GetString(digits)}.{id}", cancellationToken);
        var began = _time.GetTimestamp();
        while (!done.Task.IsCompleted && _time.GetElapsedTime(began) < Patience)
        {
            await Task.WhenAny(done.Task, Task.Delay(WishInterval, _time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (WishOf(slots) is { } wish)
            {
                await SetAsync(wish, cancellationToken);
            }
        }

        var expected = DigitsOf(characters);
        return !done.Task.IsCompleted
            ? $"request {id} for {characters} characters had no answer"
            : slots.Digits == expected ? null : $"request {id} for {characters} characters had {slots.Digits.Length} digits instead of {expected.Length}";
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _socket.DisposeAsync();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closed.Dispose();
    }

    /// <summary>The text a handler returns for a number of characters.</summary>
    public static string TextOf(int characters) =>
        string.Concat(Enumerable.Range(0, (characters / 5) + 1).Select(number => $"n{number:0000}"))[..characters];

    private static string DigitsOf(int characters) =>
        Encoding.ASCII.GetString(ResponsePayload.FromText(TextOf(characters), allowRaw: true).Digits.Span);

    private string? WishOf(SpriteSlots slots)
    {
        lock (_gate)
        {
            return slots.Wishes(AskingHabit.AfterTheLastPart) ? slots.Rerequest : null;
        }
    }

    private async Task SetAsync(string value, CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>();
        _frame.Write(frame, Encoding.ASCII.GetBytes(value));
        await _socket.SendAsync(frame.WrittenMemory, cancellationToken);
    }

    private async Task ReceiveAsync()
    {
        var reader = new SocketMessageReader(_socket, MaxMessageBytes);
        while (await reader.ReadAsync(_closed.Token) is { } message)
        {
            var frames = new FrameReader(message.Span);
            while (frames.TryRead(out var frame))
            {
                Take(frame);
            }
        }
    }

    private void Take(in CloudFrame frame)
    {
        if (frame.Method != CloudMethod.Set || !CloudNames.WithoutPrefix(frame.Name.Bytes).StartsWith("FROM_HOST"u8))
        {
            return;
        }

        lock (_gate)
        {
            _slots?.Look(frame.Value.ToString());
            if (_slots is { IsDone: true })
            {
                _done!.TrySetResult();
            }
        }
    }
}
