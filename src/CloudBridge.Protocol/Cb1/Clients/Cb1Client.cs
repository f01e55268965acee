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
    private readonly OpenRequests _open = new();
    private readonly FollowedTopics _topics;
    private readonly Queue<ClientAnswer> _answers = new();
    private readonly Queue<(UpKind Word, int Request)> _words = new();
    private TimeSpan _free = TimeSpan.MinValue;
    private TimeSpan _now = TimeSpan.MinValue;
    private long _lastTicket;
    private bool _saidHello;

    /// <summary>Makes a client that nobody knows yet.</summary>
    public Cb1Client(Cb1ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxValueLength, Cb1Limits.FirstValueLength, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Patience, TimeSpan.FromDays(1), nameof(options));
        _options = options;
        _greeting = new Greeting(options.DrawNonce);
        _topics = new FollowedTopics(options.Patience);
    }

    /// <summary>The digits a payload may have: what fits into 99 parts.</summary>
    public static int MaxPayloadLength => Cb1Limits.RequestParts * UpWriter.PayloadRoom(Cb1Limits.FirstValueLength);

    /// <summary>True between a welcome and the next sign that the server has restarted.</summary>
    public bool IsWelcome => _greeting.IsWelcome;

    /// <summary>
    /// The number of times that the server turned out to have forgotten the client. Topics have to be subscribed to again each
    /// time.
    /// </summary>
    public int Restarts { get; private set; }

    /// <summary>Requests without an answer.</summary>
    public int OpenRequests => _open.Count;

    /// <summary>The most places that <see cref="Write"/> needs.</summary>
    public int MaxWriteLength => _options.MaxValueLength;

    /// <summary>Asks a request.</summary>
    /// <param name="payload">Digits of section 4, at least one and at most <see cref="MaxPayloadLength"/>.</param>
    /// <param name="now">The time.</param>
    /// <param name="patience">The silence after which to give this one up; null for the patience of the options.</param>
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
        if (_open.Find(ticket) is { } request)
        {
            Leave(request);
        }
    }

    /// <summary>
    /// Looks at a topic, whose number came with the answer to <c>topic.subscribe</c>. Topic 0 is always looked at.
    /// </summary>
    public void Follow(int topic) => _topics.Follow(topic);

    /// <summary>Looks away from a topic.</summary>
    public void Unfollow(int topic) => _topics.Unfollow(topic);

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

    /// <summary>
    /// Writes the next value to be sent; 0 when there is none now. At least the spacing lies between two of them.
    /// </summary>
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

    /// <summary>
    /// The time at which <see cref="Write"/> should be called again, unless something comes or is asked before.
    /// </summary>
    public TimeSpan NextTime()
    {
        var say = _words.Count > 0 ? TimeSpan.MinValue : _greeting.Due(_topics.IsSubscribed);
        say = Earlier(Earlier(say, _open.Due), _topics.Due);
        return Earlier(say < _free ? _free : say, _open.End);
    }

    /// <summary>Takes out an answer that has come, or the news that a request was given up.</summary>
    public bool TryTakeAnswer(out ClientAnswer? answer) => _answers.TryDequeue(out answer);

    /// <summary>Takes out a new value of a topic.</summary>
    public bool TryTakeUpdate(out TopicUpdate? update) => _topics.TryTakeOut(out update);

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
            _topics.Take(entry, now);
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
            if (address.Tag == _greeting.Tag && _open.FindNumber(address.Request) is { } request)
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

        _topics.TakePart(entry, now);
    }

    private void Finish(OpenRequest request, AnswerForm form, byte[] digits, int values)
    {
        _open.Remove(request, _now);
        _answers.Enqueue(new ClientAnswer(request.Ticket, true, form, digits, values));
    }

    private void Leave(OpenRequest request)
    {
        _open.Remove(request, _now);
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
        _saidHello = false;
        ForgetHalves();
    }

    private void ForgetHalves()
    {
        Restarts++;
        _words.Clear();
        _open.Restart();
        _topics.Restart();
    }

    private int WriteNext(Span<byte> output, TimeSpan now)
    {
        if (_greeting.IsStale(now) && _open.Count > 0)
        {
            Restart();
        }

        // Where values are far apart others have to get through between two of them.
        _saidHello = _greeting.Due(_topics.IsSubscribed) <= now && !(_saidHello && HasMore(now));
        if (_saidHello)
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

        if (_open.StartTime() <= now)
        {
            StartNext();
        }

        var length = _open.Write(output, _greeting.Nonce, now);
        return length > 0 ? length : _topics.Write(output, _greeting.Nonce, now);
    }

    private bool HasMore(TimeSpan now) => _words.Count > 0 || Earlier(_open.Due, _topics.Due) <= now;

    private void StartNext()
    {
        if (_open.NeedsNonce)
        {
            // The server knows nothing of a client with this nonce: its topics neither.
            _greeting.Renew();
            _topics.Restart();
            Restarts++;
        }

        _open.StartNext(_greeting.IsWelcome ? Math.Min(_options.MaxValueLength, _greeting.MaxValueLength) : Cb1Limits.FirstValueLength);
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
