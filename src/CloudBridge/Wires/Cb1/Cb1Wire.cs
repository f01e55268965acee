using CloudBridge.Diagnostics;
using CloudBridge.Journal;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Wires.Cb1.Askers;
using CloudBridge.Wires.Cb1.Topics;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Wires.Cb1;

/// <summary>
/// CB1 in one project: takes what its clients write, knows who they are and what they have asked,
/// and hands answers to the downlink. Values come from one thread, answers from any.
/// </summary>
internal sealed partial class Cb1Wire : IProjectWire
{
    private readonly ProjectPlace _place;
    private readonly WireServices _services;
    private readonly Cb1RequestReader _reader;
    private readonly ICb1Downlink _downlink;
    private readonly Cb1WireLimits _limits;
    private readonly ILogger _logger;
    private readonly Cb1AnswerWriter _writer;
    private readonly AskerTable _askers;
    private readonly Cb1RequestTracker _tracker;
    private readonly SweepClock _clock;
    private readonly Lock _gate = new();
    private bool _fullWasLogged;

    /// <param name="place">The project.</param>
    /// <param name="services">What all wires share.</param>
    /// <param name="reader">Reads requests.</param>
    /// <param name="downlink">Where answers go.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="logger">Where it is told that there are too many clients.</param>
    public Cb1Wire(
        ProjectPlace place,
        WireServices services,
        Cb1RequestReader reader,
        ICb1Downlink downlink,
        Cb1WireLimits limits,
        ILogger logger)
    {
        (_place, _services, _reader, _downlink, _limits, _logger) = (place, services, reader, downlink, limits, logger);
        _writer = new Cb1AnswerWriter(services.Options.MaxReplyCharacters);
        _askers = new AskerTable(services.Time, limits);
        _tracker = new Cb1RequestTracker(this, services, reader, downlink, limits);
        Topics = new Cb1Topics(downlink, _writer, _askers, services.Time, limits, _gate);
        _clock = new SweepClock(services.Time, Sweep, place.Gone);
    }

    public string CloudName => _place.CloudName;

    public string ProjectId => _place.ProjectId;

    public string RequestVariable => _place.RequestVariable;

    public string IdPrefix => "cb1-";

    public bool ReusesIds => false;

    /// <summary>The topics of the project.</summary>
    public Cb1Topics Topics { get; }

    IOriginTopics? IRequestOrigin.Topics => Topics;

    public int ReplyLimit(RequestId id) => _writer.ReplyLimit(LimitsOf(id));

    public bool Recognizes(ReadOnlySpan<byte> value) => UpValue.TryParse(value, out _);

    /// <summary>True for digits whose check digits are right.</summary>
    public bool IsReadable(ReadOnlySpan<byte> value) => CheckDigits.AreRight(value);

    public void NoteStanding(ReadOnlySpan<byte> value) => _downlink.NoteStanding(value);

    public Task SendMessage(string text)
    {
        Topics.PublishMessage(text);
        return Task.CompletedTask;
    }

    public bool TryReceive(ReadOnlySpan<byte> value, in Arrival arrival)
    {
        if (!UpValue.TryParse(value, out var up))
        {
            if (Cb1Values.LookLikeOurs(value))
            {
                _services.Metrics.Damaged();
            }

            return false;
        }

        lock (_gate)
        {
            if (Hear(up) is { } asker)
            {
                Take(new Cb1Address(asker, up.Request), up, value, arrival);
                _clock.Set(_tracker.IsWaiting ? SweepClock.Soon : SweepClock.Later);
            }
        }

        return true;
    }

    public CloudRequest? Reread(RequestId id, ulong key, ReadOnlyMemory<byte> digits) =>
        _reader.Read(this, id, key, digits.Span, [], isNew: false, Arrival.Kept);

    public JournalAnswer Write(CloudRequest request, RequestResult result)
    {
        var (form, digits) = Encode(request, result);
        return Cb1JournalFormat.Write(form, digits);
    }

    public void Answer(CloudRequest request, RequestResult result)
    {
        var (form, digits) = Encode(request, result);
        Send(request.Id, request.Key, form, digits, request.Priority, null);
    }

    public void Send(RequestId id, ulong key, JournalAnswer answer, RequestPriority priority, TaskCompletionSource sent)
    {
        var (form, digits) = Cb1JournalFormat.Read(answer);
        Send(id, key, form, digits, priority, sent);
    }

    private (Cb1Form Form, ReadOnlyMemory<byte> Digits) Encode(CloudRequest request, RequestResult result)
    {
        var written = _writer.Write(result, LimitsOf(request.Id));
        using var scope = LogScopes.BeginRun(_logger, request);
        Log.Answered(_logger, result.Status, written.Digits.Length);
        return written;
    }

    /// <summary>
    /// The client who wrote a value; one that is new gets a tag and a welcome. Null when there is no tag left for it.
    /// </summary>
    private Cb1Asker? Hear(in UpValue up)
    {
        var asker = _askers.Find(up.Nonce) ?? (up.Kind is UpKind.Done or UpKind.GaveUp ? null : Greet(up));
        if (asker is not null)
        {
            _askers.Hear(asker);
        }

        return asker;
    }

    private Cb1Asker? Greet(in UpValue up)
    {
        var asker = _askers.Add(up.Nonce, out var ended);
        if (ended is not null)
        {
            _tracker.Leave(ended);
            _downlink.Leave(ended);
        }

        if (asker is null)
        {
            if (!_fullWasLogged)
            {
                Log.Full(_logger, _limits.MaxAskers);
            }

            _fullWasLogged = true;
            return null;
        }

        _fullWasLogged = false;
        if (up.Kind != UpKind.Hello)
        {
            _downlink.Fit(asker, ReadLimits.Least);
            _downlink.SendWelcome(asker);
        }

        return asker;
    }

    private void Take(Cb1Address address, in UpValue up, ReadOnlySpan<byte> value, in Arrival arrival)
    {
        switch (up.Kind)
        {
            case UpKind.Hello:
                TakeHello(address.Asker, up);
                break;
            case UpKind.Request:
                _tracker.TakePart(address, up, value, arrival);
                break;
            case UpKind.Gaps:
                _tracker.TakeGaps(address, Ranges(up.Gaps, stackalloc PartRange[up.Gaps.Count]));
                break;
            case UpKind.Done or UpKind.GaveUp:
                _tracker.End(address);
                break;
            case UpKind.TopicGaps:
                _downlink.ResendTopic(up.Topic, up.TopicVersion, Ranges(up.Gaps, stackalloc PartRange[up.Gaps.Count]));
                break;
        }
    }

    private void TakeHello(Cb1Asker asker, in UpValue up)
    {
        _downlink.Fit(asker, new ReadLimits(up.MaxValueLength, up.Variables));
        _downlink.SendWelcome(asker);
        Topics.Renew(asker);
    }

    /// <summary>Without its client an answer waits in the journal: who wants it asks again.</summary>
    private void Send(
        RequestId id,
        ulong key,
        Cb1Form form,
        ReadOnlyMemory<byte> digits,
        RequestPriority priority,
        TaskCompletionSource? sent)
    {
        lock (_gate)
        {
            var number = Cb1Ids.NumberOf(id);
            if (_askers.Find(Cb1Ids.NonceOf(id)) is not { } asker
                || asker.Requests.Find(number) is not { IsOver: false } known
                || known.Key != key)
            {
                return;
            }

            if (!asker.Limits.Hold(form, digits.Length))
            {
                (form, digits) = _writer.Write(RequestResult.Failed("The answer does not fit any more. Please ask again."), asker.Limits);
            }

            known.IsRunning = false;
            known.IsForgotten = false;
            asker.HasLeft = false;
            _downlink.Add(new Cb1Answer(new Cb1Address(asker, number), form, digits, key, priority, sent));
            _clock.Set(SweepClock.Later);
        }
    }

    private void Sweep()
    {
        lock (_gate)
        {
            _clock.Woke();
            _tracker.AskForMissing();
            foreach (var asker in _askers.All.Where(asker => !asker.HasLeft && _services.Time.GetElapsedTime(asker.HeardTimestamp) > Cb1WireLimits.Silence))
            {
                asker.HasLeft = true;
                _downlink.Leave(asker);
            }

            Topics.ForgetSilent();
            if (_tracker.IsWaiting || _askers.All.Any(IsPresent))
            {
                _clock.Set(_tracker.IsWaiting ? SweepClock.Soon : SweepClock.Later);
            }
        }
    }

    /// <summary>The limits of what whoever asked a request reads.</summary>
    private ReadLimits LimitsOf(RequestId id)
    {
        lock (_gate)
        {
            return _askers.Find(Cb1Ids.NonceOf(id))?.Limits ?? ReadLimits.Least;
        }
    }

    private bool IsPresent(Cb1Asker asker) => _services.Time.GetElapsedTime(asker.HeardTimestamp) <= _limits.Presence;

    private static ReadOnlySpan<PartRange> Ranges(in PartRanges gaps, Span<PartRange> room) => room[..gaps.CopyTo(room)];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "answered: {Status}, {Digits} digits")]
        public static partial void Answered(ILogger logger, RequestStatus status, int digits);

        [LoggerMessage(2, LogLevel.Warning, "{Count} clients speak CB1; no more can until some have left")]
        public static partial void Full(ILogger logger, int count);
    }
}
