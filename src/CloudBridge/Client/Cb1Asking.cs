using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using CloudBridge.Configuration;
using CloudBridge.Protocol.Cb1.Clients;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Client;

/// <summary>Asks in CB1: drives a <see cref="Cb1Client"/> with the values and the time of a connection.</summary>
internal sealed class Cb1Asking : IAsking
{
    private const int MaxTries = 3;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<long, TaskCompletionSource<ClientAnswer>> _asked = [];
    private readonly TopicListeners _listeners = new();
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _answerVariables;
    private readonly AskingLine _line;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Cb1Client _client;
    private int _restarts;

    public Cb1Asking(AskingLine line, CloudProfile profile)
    {
        var variables = profile.ResponseVariables.Take(9).Select(CloudNames.WithPrefix).ToFrozenSet(StringComparer.Ordinal);
        _answerVariables = variables.GetAlternateLookup<ReadOnlySpan<char>>();
        _line = line;
        _time = line.Time;
        _start = _time.GetTimestamp();
        _client = new Cb1Client(new Cb1ClientOptions
        {
            DrawNonce = () => (uint)Random.Shared.Next(UpValue.MinNonce, UpValue.MaxNonce + 1),
            Variables = variables.Count,
            MaxValueLength = Math.Max(UpValue.MinReadLength, profile.ValueLength),
            Spacing = profile.SetInterval,
        });
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Says what the client wants to say, when it wants to, until the connection ends.</summary>
    public async Task RunAsync()
    {
        var value = new byte[_client.MaxWriteLength];
        while (true)
        {
            var (length, wait) = Next(value);
            if (length > 0)
            {
                await _line.SetAsync(value.AsMemory(0, length), _line.Closing).ConfigureAwait(false);
            }
            else if (wait > TimeSpan.Zero)
            {
                await RestAsync(wait).ConfigureAwait(false);
            }
        }
    }

    public async Task<CloudAnswer> AskAsync(
        string name,
        IReadOnlyList<string?> arguments,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var payload = new RequestPayload(name, arguments).Write();
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var answer = await AskAsync(payload, timeout, cancellationToken).ConfigureAwait(false);
            if (ReadAnswer.Of(answer, _time.GetElapsedTime(started)) is { } read)
            {
                return read;
            }
        }

        return ReadAnswer.Garbled(_time.GetElapsedTime(started));
    }

    public bool Take(in CloudFrame frame)
    {
        Span<char> name = stackalloc char[64];
        if (!Encoding.UTF8.TryGetChars(frame.Name.Bytes, name, out var length) || !_answerVariables.Contains(name[..length]) || !IsDigits(frame.Value.Bytes))
        {
            return false;
        }

        _line.Saw(frame);
        lock (_gate)
        {
            _client.Take(frame.Value.Bytes, Now);
            TakeOut();
        }

        Wake();
        return true;
    }

    public async IAsyncEnumerable<CloudUpdate> SubscribeAsync(
        string topic,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var listener = _listeners.Add();
        IReadOnlyList<string>? last = null;
        try
        {
            while (true)
            {
                var items = topic.Length == 0 ? null : await SubscribeAsync(topic, listener, cancellationToken).ConfigureAwait(false);
                if (items is not null && (last is null || !items.SequenceEqual(last)))
                {
                    yield return new CloudUpdate(topic, last = items);
                }

                while (await listener.ReadAsync(_line.Closed, cancellationToken).ConfigureAwait(false) is { } update)
                {
                    if (update.Topic == listener.Number && ReadAnswer.Items(update.Form, update.Digits) is { } value)
                    {
                        yield return new CloudUpdate(topic, last = value);
                    }
                }

                if (_line.Closed.IsCompleted)
                {
                    throw _line.Broken();
                }
            }
        }
        finally
        {
            Leave(topic, listener);
        }
    }

    private static bool IsDigits(ReadOnlySpan<byte> value) => !value.IsEmpty && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Subscribes, and returns the latest value if there is one.</summary>
    private async Task<IReadOnlyList<string>?> SubscribeAsync(
        string topic,
        TopicListener listener,
        CancellationToken cancellationToken)
    {
        var answer = await AskAsync("topic.subscribe", [topic], null, cancellationToken).ConfigureAwait(false);
        if (answer.Status != AnswerStatus.Done || answer.Items.Count == 0 || !int.TryParse(answer.Items[0], CultureInfo.InvariantCulture, out var number))
        {
            throw new InvalidOperationException(answer.Error ?? "The server does not answer to \"topic.subscribe\".");
        }

        lock (_gate)
        {
            listener.Number = number;
            _client.Follow(number);
        }

        Wake();
        return answer.Items.Count > 1 ? [.. answer.Items.Skip(1)] : null;
    }

    private void Leave(string topic, TopicListener listener)
    {
        lock (_gate)
        {
            if (listener.Number > 0 && !_listeners.HasOther(listener))
            {
                _client.Unfollow(listener.Number);
                _client.Ask(new RequestPayload("topic.unsubscribe", [topic]).Write(), Now);
            }
        }

        Wake();
    }

    private async Task<ClientAnswer?> AskAsync(byte[] payload, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var asked = new TaskCompletionSource<ClientAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        long ticket;
        lock (_gate)
        {
            ticket = _client.Ask(payload, Now, timeout);
            _asked.Add(ticket, asked);
        }

        Wake();
        try
        {
            return await WaitAsync(asked.Task, timeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _asked.Remove(ticket);
                _client.GiveUp(ticket);
            }

            Wake();
        }
    }

    private async Task<ClientAnswer?> WaitAsync(Task<ClientAnswer> asked, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var late = timeout is { } time ? Task.Delay(time, _time, stop.Token) : Task.Delay(Timeout.InfiniteTimeSpan, _time, stop.Token);
        var first = await Task.WhenAny(asked, _line.Closed, late).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return first == asked ? await asked.ConfigureAwait(false)
            : first == late ? null
            : throw _line.Broken();
    }

    private (int Length, TimeSpan Wait) Next(Span<byte> value)
    {
        lock (_gate)
        {
            var length = _client.Write(value, Now);
            TakeOut();
            var next = _client.NextTime();
            return (length, next >= Now + LongestWait ? LongestWait : next - Now);
        }
    }

    private async Task RestAsync(TimeSpan wait)
    {
        using var late = new CancellationTokenSource(wait > ShortestWait ? wait : ShortestWait, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _line.Closing);
        Task news = _news.Reader.WaitToReadAsync(stop.Token).AsTask();
        await news.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _news.Reader.TryRead(out _);
        _line.Closing.ThrowIfCancellationRequested();
    }

    private void Wake() => _news.Writer.TryWrite(true);

    private void TakeOut()
    {
        while (_client.TryTakeAnswer(out var answer))
        {
            if (_asked.TryGetValue(answer!.Ticket, out var asked))
            {
                asked.TrySetResult(answer);
            }
        }

        while (_client.TryTakeUpdate(out var update))
        {
            _listeners.Publish(update!);
        }

        if (_restarts != _client.Restarts)
        {
            _restarts = _client.Restarts;
            _listeners.Publish(null);
        }
    }
}
