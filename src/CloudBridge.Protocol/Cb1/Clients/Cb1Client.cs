using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>
/// A client of CB1 without a connection and without a clock: it is told what came and what time it is, and says what to write
/// and when it wants to be called again. Payloads go in and out as digits. Not safe for threads.
/// </summary>
/// <remarks>Section 9 of <c>protocol/README.md</c>. Times are counted from any moment, always the same.</remarks>
public sealed class Cb1Client
{
    private readonly Cb1ClientOptions _options;
    private readonly Greeting _greeting;
    private readonly List<OpenRequest> _open = [];
    private readonly List<FollowedTopic> _topics;
    private readonly Queue<ClientAnswer> _answers = new();
    private readonly Queue<TopicUpdate> _updates = new();
    private readonly Queue<(UpKind Word, int Request)> _words = new();
    private readonly TimeSpan[] _numbersFree = new TimeSpan[Cb1Limits.RequestsAtOnce];
    private TimeSpan _free = TimeSpan.MinValue;
    private TimeSpan _now = TimeSpan.MinValue;
    private long _lastTicket;
    private int _lastNumber;

    /// <summary>Makes a client that nobody knows yet.</summary>
    public Cb1Client(Cb1ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxValueLength, Cb1Limits.FirstValueLength, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Patience, TimeSpan.FromDays(1), nameof(options));
        _options = options;
        _greeting = new Greeting(options.DrawNonce);
        _topics = [new FollowedTopic(0, options.Patience)];
        Array.Fill(_numbersFree, TimeSpan.MinValue);
    }

    /// <summary>The digits a payload may have: what fits into 99 parts.</summary>
    public static int MaxPayloadLength => Cb1Limits.RequestParts * UpWriter.PayloadRoom(Cb1Limits.FirstValueLength);

    /// <summary>True between a welcome and the next sign that the server has restarted.</summary>
    public bool IsWelcome => _greeting.IsWelcome;

    /// <summary>How often the server turned out to have forgotten the client. Topics have to be subscribed to again each time.</summary>
    public int Restarts { get; private set; }

    /// <summary>Requests without an answer.</summary>
    public int OpenRequests => _open.Count;

    /// <summary>The most places that <see cref="Write"/> needs.</summary>
    public int MaxWriteLength => _options.MaxValueLength;

    private bool IsSubscribed => _topics.Count > 1;

    /// <summary>Asks a request.</summary>
    /// <param name="payload">Digits of section 4, at least one and at most <see cref="MaxPayloadLength"/>.</param>
    /// <param name="now">The time.</param>
    /// <param name="patience">After which silence to give this one up; null for the patience of the options.</param>
    /// <returns>A ticket, by which the answer is known.</returns>
    public long Ask(ReadOnlySpan<byte> payload, TimeSpan now, TimeSpan? patience = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(payload.Length, nameof(payload));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, MaxPayloadLength, nameof(payload));
        _open.Add(new OpenRequest(++_lastTicket, payload.ToArray(), patience ?? _options.Patience, now));
        return _lastTicket;
    }

    /// <summary>Stops waiting for an answer, which will not come out any more.</summary>
    public void GiveUp(long ticket)
    {
        if (_open.Find(request => request.Ticket == ticket) is { } request)
        {
            Leave(request);
        }
    }

    /// <summary>Looks at a topic, whose number came with the answer to <c>topic.subscribe</c>. Topic 0 is always looked at.</summary>
    public void Follow(int topic)
    {
        if (!_topics.Exists(followed => followed.Topic == topic))
        {
            _topics.Add(new FollowedTopic(topic, _options.Patience));
        }
    }

    /// <summary>Looks away from a topic.</summary>
    public void Unfollow(int topic) => _topics.RemoveAll(followed => followed.Topic == topic && topic != 0);

    /// <summary>Takes a value of an answer variable, whatever it is.</summary>
    public void Take(ReadOnlySpan<byte> value, TimeSpan now)
    {
        _now = now;
        if (_greeting.IsStale(now))
        {
            Restart();
        }

        if (!DownReader.TryOpen(value, _greeting.Epoch, out var reader))
        {
            return;
        }

        if (reader.IsPacked && _greeting.IsWelcome && reader.Epoch != _greeting.Epoch)
        {
            Restart();
        }

        while (reader.TryRead(out var entry))
        {
            Take(entry, reader.Epoch, now);
        }
    }

    /// <summary>Writes the next value to be sent; 0 when there is none now. At least the spacing lies between two of them.</summary>
    /// <param name="output">At least <see cref="MaxWriteLength"/> places.</param>
    /// <param name="now">The time.</param>
    public int Write(Span<byte> output, TimeSpan now)
    {
        _now = now;
        Expire(now);
        if (now < _free)
        {
            return 0;
        }

        var length = WriteNext(output, now);
        if (length > 0)
        {
            _free = now + _options.Spacing;
            _greeting.Said(now);
        }

        return length;
    }

    /// <summary>When <see cref="Write"/> should be called again, unless something comes or is asked before.</summary>
    public TimeSpan NextTime()
    {
        var say = _words.Count > 0 ? TimeSpan.MinValue : _greeting.Due(IsSubscribed);
        var start = StartTime();
        say = start < say ? start : say;
        var expire = Cb1Limits.Never;
        foreach (var request in _open.Where(request => request.Number > 0))
        {
            say = request.Due < say ? request.Due : say;
            expire = request.End < expire ? request.End : expire;
        }

        foreach (var topic in _topics)
        {
            say = topic.Due < say ? topic.Due : say;
        }

        say = say < _free ? _free : say;
        return say < expire ? say : expire;
    }

    /// <summary>Takes out an answer that has come, or the news that a request was given up.</summary>
    public bool TryTakeAnswer(out ClientAnswer? answer) => _answers.TryDequeue(out answer);

    /// <summary>Takes out a new value of a topic.</summary>
    public bool TryTakeUpdate(out TopicUpdate? update) => _updates.TryDequeue(out update);

    private void Take(in DownEntry entry, int epoch, TimeSpan now)
    {
        if (entry.Kind == DownKind.Welcome)
        {
            TakeWelcome(entry, epoch);
        }
        else if (!_greeting.IsWelcome)
        {
            return;
        }
        else if (entry.Kind == DownKind.Part)
        {
            TakePart(entry, now);
        }
        else if (entry.Kind == DownKind.Topic)
        {
            TakeTopic(entry, now);
        }
        else
        {
            TakeAddressed(entry, now);
        }
    }

    private void TakeWelcome(in DownEntry entry, int epoch)
    {
        if (entry.Nonce == _greeting.Nonce && _greeting.Take(epoch, entry.Tag, entry.MaxValueLength))
        {
            ForgetHalves();
        }
    }

    private void TakeAddressed(in DownEntry entry, TimeSpan now)
    {
        for (var i = 0; i < entry.AddressCount; i++)
        {
            var address = entry.Address(i);
            if (address.Tag == _greeting.Tag && Find(address.Request) is { } request)
            {
                TakeFor(request, entry, now);
            }
        }
    }

    private void TakeFor(OpenRequest request, in DownEntry entry, TimeSpan now)
    {
        switch (entry.Body)
        {
            case DownKind.Answer:
                Finish(request, AnswerForm.Payload, entry.Digits.ToArray(), 1);
                break;
            case DownKind.Number:
                Finish(request, AnswerForm.Digits, entry.Digits.ToArray(), 1);
                break;
            case DownKind.Opening:
                request.Open(entry.Handle, entry.Length, now);
                break;
            case DownKind.Working:
                request.Working(now);
                break;
            case DownKind.PartsWanted:
                request.Want(entry, now);
                break;
        }
    }

    private void TakePart(in DownEntry entry, TimeSpan now)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var request = _open[i];
            if (request.Long?.Handle != entry.Handle)
            {
                continue;
            }

            request.Accept(entry.Part, entry.Digits, now);
            if (request.Long.IsWhole)
            {
                _words.Enqueue((UpKind.Done, request.Number));
                Finish(request, AnswerForm.LongPayload, request.Long.ToDigits(), request.Long.Count + 1);
            }
        }

        foreach (var topic in _topics)
        {
            Add(topic.TakePart(entry.Handle, entry.Part, entry.Digits, now));
        }
    }

    private void TakeTopic(in DownEntry entry, TimeSpan now)
    {
        foreach (var topic in _topics)
        {
            if (topic.Topic == entry.Topic)
            {
                Add(topic.Take(entry, now));
            }
        }
    }

    private void Add(TopicUpdate? update)
    {
        if (update is not null)
        {
            _updates.Enqueue(update);
        }
    }

    private OpenRequest? Find(int lastDigits)
    {
        foreach (var request in _open)
        {
            if (request.Number > 0 && request.Number % Cb1Limits.RequestsAtOnce == lastDigits)
            {
                return request;
            }
        }

        return null;
    }

    private void Finish(OpenRequest request, AnswerForm form, byte[] digits, int values)
    {
        Close(request);
        _answers.Enqueue(new ClientAnswer(request.Ticket, true, form, digits, values));
    }

    /// <summary>An answer that comes late or twice must not be taken for that to another request.</summary>
    private void Close(OpenRequest request)
    {
        _open.Remove(request);
        if (request.IsRepeated)
        {
            _numbersFree[request.Number % Cb1Limits.RequestsAtOnce] = _now + Cb1Limits.EchoLifetime;
        }
    }

    private void Leave(OpenRequest request)
    {
        Close(request);
        if (request.Number > 0)
        {
            _words.Enqueue((UpKind.GaveUp, request.Number));
        }
    }

    private void Expire(TimeSpan now)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var request = _open[i];
            if (now >= request.End)
            {
                Leave(request);
                _answers.Enqueue(new ClientAnswer(request.Ticket, false, AnswerForm.Payload, default, request.Long?.Count ?? 0));
            }
        }
    }

    private void Restart()
    {
        _greeting.Lose();
        ForgetHalves();
    }

    private void ForgetHalves()
    {
        Restarts++;
        _words.Clear();
        foreach (var request in _open)
        {
            request.Restart();
        }

        foreach (var topic in _topics)
        {
            topic.Restart();
        }
    }

    private int WriteNext(Span<byte> output, TimeSpan now)
    {
        if (_greeting.IsStale(now) && _open.Count > 0)
        {
            Restart();
        }

        if (_greeting.Due(IsSubscribed) <= now)
        {
            _greeting.SaidHello(now);
            return UpWriter.WriteHello(output, _greeting.Nonce, Cb1Limits.Version, _options.Variables, _options.MaxReadLength);
        }

        if (_words.TryDequeue(out var word))
        {
            return word.Word == UpKind.Done
                ? UpWriter.WriteDone(output, _greeting.Nonce, word.Request)
                : UpWriter.WriteGaveUp(output, _greeting.Nonce, word.Request);
        }

        StartNext();
        return WriteDue(output, now);
    }

    /// <summary>What is new goes before what is repeated.</summary>
    private int WriteDue(Span<byte> output, TimeSpan now)
    {
        if (MostUrgent() is { } request && request.Due <= now)
        {
            return request.Write(output, _greeting.Nonce, now);
        }

        foreach (var topic in _topics)
        {
            if (topic.Due <= now)
            {
                return topic.Write(output, _greeting.Nonce, now);
            }
        }

        return 0;
    }

    private OpenRequest? MostUrgent()
    {
        OpenRequest? urgent = null;
        foreach (var request in _open)
        {
            if (request.Number > 0 && (urgent is null || request.Due < urgent.Due))
            {
                urgent = request;
            }
        }

        return urgent;
    }

    /// <summary>When the next request may have its number; never while it would be taken for another one.</summary>
    private TimeSpan StartTime()
    {
        if (!_open.Exists(request => request.Number == 0))
        {
            return Cb1Limits.Never;
        }

        if (_lastNumber == Cb1Limits.LastRequest)
        {
            return _open.TrueForAll(request => request.Number == 0) ? TimeSpan.MinValue : Cb1Limits.Never;
        }

        var lastDigits = (_lastNumber + 1) % Cb1Limits.RequestsAtOnce;
        return Find(lastDigits) is null ? _numbersFree[lastDigits] : Cb1Limits.Never;
    }

    private void StartNext()
    {
        if (StartTime() > _now)
        {
            return;
        }

        if (_lastNumber == Cb1Limits.LastRequest)
        {
            _lastNumber = 0;
            _greeting.Renew();
        }

        var longest = _greeting.IsWelcome ? Math.Min(_options.MaxValueLength, _greeting.MaxValueLength) : Cb1Limits.FirstValueLength;
        _open.Find(request => request.Number == 0)!.Start(++_lastNumber, longest);
    }
}
