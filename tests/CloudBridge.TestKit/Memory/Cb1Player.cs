using System.Text;
using CloudBridge.Protocol.Cb1.Clients;
using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.TestKit;

/// <summary>A project in a room of the in-memory cloud that speaks CB1. Its clock is that of the test.</summary>
public sealed class Cb1Player : IRoomMember
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, TaskCompletionSource<Cb1PlayerAnswer>> _asked = [];
    private readonly byte[] _buffer;
    private readonly InMemoryCloud _cloud;
    private readonly MemoryRoom _room;
    private readonly TimeProvider _time;
    private readonly Cb1Client _client;
    private readonly ITimer _timer;

    internal Cb1Player(InMemoryCloud cloud, MemoryRoom room, TimeProvider time, Cb1ClientOptions options)
    {
        _cloud = cloud;
        _room = room;
        _time = time;
        _client = new Cb1Client(options);
        _buffer = new byte[_client.MaxWriteLength];
        _timer = time.CreateTimer(_ => Go(_ => { }), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>New values of topics, as <c>number: value</c>.</summary>
    public SignalLog<string> Updates { get; } = new();

    /// <summary>Values that came in answer variables, the snapshot too.</summary>
    public SignalLog<string> Seen { get; } = new();

    /// <summary>How often it noticed that the server had restarted.</summary>
    public int Restarts => _client.Restarts;

    /// <summary>Asks; the answer comes while the clock of the test moves on.</summary>
    public Task<Cb1PlayerAnswer> AskAsync(string name, params string?[] arguments)
    {
        var asked = new TaskCompletionSource<Cb1PlayerAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        Go(now => _asked[_client.Ask(new RequestPayload(name, arguments).Write(), now)] = asked);
        return asked.Task;
    }

    /// <summary>Looks at a topic.</summary>
    public void Follow(int topic) => Go(_ => _client.Follow(topic));

    void IRoomMember.Deliver(string message)
    {
        foreach (var line in message.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('{') && CloudMessage.Parse(line) is { Method: "set" } set && MemoryRoom.Bare(set.Name).StartsWith("FROM_HOST", StringComparison.Ordinal))
            {
                Seen.Add(set.Value);
                Go(now => _client.Take(Encoding.ASCII.GetBytes(set.Value), now));
            }
        }
    }

    /// <summary>Values are written outside of the lock: the cloud calls back.</summary>
    private void Go(Action<TimeSpan> act)
    {
        List<string> values = [];
        lock (_gate)
        {
            var now = _time.GetElapsedTime(0);
            act(now);
            while (_client.Write(_buffer, now) is > 0 and var length)
            {
                values.Add(Encoding.ASCII.GetString(_buffer, 0, length));
            }

            TakeOut();
            SetTimer(now);
        }

        foreach (var value in values)
        {
            _cloud.Set(_room, this, new CloudSet(_room.Project, "cb1", "TO_HOST", value));
        }
    }

    private void TakeOut()
    {
        while (_client.TryTakeAnswer(out var answer))
        {
            if (_asked.Remove(answer!.Ticket, out var asked))
            {
                asked.SetResult(answer.HasCome ? Cb1PlayerAnswer.Read(answer.Form, answer.Digits, answer.Values) : Cb1PlayerAnswer.Timeout);
            }
        }

        while (_client.TryTakeUpdate(out var update))
        {
            Updates.Add($"{update!.Topic}: {Cb1PlayerAnswer.Read(update.Form, update.Digits, 1).Text}");
        }
    }

    private void SetTimer(TimeSpan now)
    {
        var due = _client.NextTime();
        var wait = due == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan
            : due <= now ? TimeSpan.FromMilliseconds(1)
            : due - now;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
