using CloudBridge.Journal;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Wires.Cb1.Askers;
using CloudBridge.Wires.Cb1.Topics;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Wires.Cb1;

/// <summary>
/// One project as those who speak CB1 see it: takes what they write, knows who they are and what they have asked,
/// and hands answers to the downlink. Values come from one thread, answers from any.
/// </summary>
internal sealed partial class Cb1Room : IJournaledOrigin
{
    private readonly IRequestOrigin _place;
    private readonly ProjectServices _services;
    private readonly ICb1Downlink _downlink;
    private readonly Cb1Limits _limits;
    private readonly Cb1AnswerWriter _writer;
    private readonly AskerTable _askers;
    private readonly RequestDesk _desk;
    private readonly SweepClock _clock;
    private readonly Lock _gate = new();
    private bool _isFullTold;

    /// <param name="place">The project.</param>
    /// <param name="services">What all projects share.</param>
    /// <param name="downlink">Where answers go.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="gone">Cancelled when the room has been left for good.</param>
    public Cb1Room(IRequestOrigin place, ProjectServices services, ICb1Downlink downlink, Cb1Limits limits, CancellationToken gone = default)
    {
        _place = place;
        _services = services;
        _downlink = downlink;
        _limits = limits;
        _writer = new Cb1AnswerWriter(services.Options.MaxReplyCharacters);
        _askers = new AskerTable(services.Time, limits);
        _desk = new RequestDesk(this, services, downlink, limits);
        Topics = new Cb1Topics(downlink, _writer, _askers, services.Time, limits, _gate);
        _clock = new SweepClock(services.Time, Sweep, gone);
    }

    public string CloudName => _place.CloudName;

    public string ProjectId => _place.ProjectId;

    public string RequestVariable => _place.RequestVariable;

    public string IdPrefix => "cb1-";

    public bool ReusesIds => false;

    /// <summary>What the project can subscribe to.</summary>
    public Cb1Topics Topics { get; }

    IOriginTopics? IRequestOrigin.Topics => Topics;

    public int ReplyLimit(RequestId id) => _writer.ReplyLimit(LimitsOf(id));

    /// <summary>Takes a value of the request variable. False when it is none of CB1.</summary>
    public bool Receive(ReadOnlySpan<byte> value, in Arrival arrival)
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
                _clock.Set(_desk.IsWaiting ? SweepClock.Soon : SweepClock.Later);
            }
        }

        return true;
    }

    public CloudRequest? Reread(RequestId id, ulong key, ReadOnlyMemory<byte> digits) =>
        _services.Cb1Reader.Read(this, id, key, digits.Span, [], isNew: false, Arrival.Kept);

    public JournalAnswer Write(CloudRequest request, RequestResult result)
    {
        var (form, digits) = Encode(request, result);
        return Cb1Kept.Write(form, digits);
    }

    public void Answer(CloudRequest request, RequestResult result)
    {
        var (form, digits) = Encode(request, result);
        Send(request.Id, request.Key, form, digits, request.Priority, null);
    }

    public void Send(RequestId id, ulong key, JournalAnswer answer, RequestPriority priority, TaskCompletionSource sent)
    {
        var (form, digits) = Cb1Kept.Read(answer);
        Send(id, key, form, digits, priority, sent);
    }

    private (Cb1Form Form, ReadOnlyMemory<byte> Digits) Encode(CloudRequest request, RequestResult result)
    {
        var written = _writer.Write(result, LimitsOf(request.Id));
        Log.Answered(_services.Logger, request.Name, request.Id, result.Status, written.Digits.Length);
        return written;
    }

    /// <summary>The client who wrote a value; one that is new gets a tag and a welcome. Null when there is no tag left for it.</summary>
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
            _desk.Leave(ended);
            _downlink.Leave(ended);
        }

        if (asker is null)
        {
            if (!_isFullTold)
            {
                Log.Full(_services.Logger, CloudName, ProjectId, _limits.MaxAskers);
            }

            _isFullTold = true;
            return null;
        }

        _isFullTold = false;
        if (up.Kind != UpKind.Hello)
        {
            _downlink.Fit(asker, ReadLimits.Least);
            _downlink.Welcome(asker);
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
                _desk.TakePart(address, up, value, arrival);
                break;
            case UpKind.Gaps:
                _desk.TakeGaps(address, Ranges(up.Gaps, stackalloc PartRange[up.Gaps.Count]));
                break;
            case UpKind.Done or UpKind.GaveUp:
                _desk.End(address);
                break;
            case UpKind.TopicGaps:
                _downlink.ResendTopic(up.Topic, up.TopicVersion, Ranges(up.Gaps, stackalloc PartRange[up.Gaps.Count]));
                break;
        }
    }

    private void TakeHello(Cb1Asker asker, in UpValue up)
    {
        _downlink.Fit(asker, new ReadLimits(up.MaxValueLength, up.Variables));
        _downlink.Welcome(asker);
        Topics.Renew(asker);
    }

    /// <summary>Without its client an answer waits in the journal: who wants it asks again.</summary>
    private void Send(RequestId id, ulong key, Cb1Form form, ReadOnlyMemory<byte> digits, RequestPriority priority, TaskCompletionSource? sent)
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
            _desk.AskForMissing();
            foreach (var asker in _askers.All.Where(asker => !asker.HasLeft && _services.Time.GetElapsedTime(asker.HeardTimestamp) > Cb1Limits.Silence))
            {
                asker.HasLeft = true;
                _downlink.Leave(asker);
            }

            Topics.ForgetSilent();
            if (_desk.IsWaiting || _askers.All.Any(IsPresent))
            {
                _clock.Set(_desk.IsWaiting ? SweepClock.Soon : SweepClock.Later);
            }
        }
    }

    /// <summary>What whoever asked a request reads.</summary>
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
        [LoggerMessage(1, LogLevel.Debug, "Answered {Name} ({Id}): {Status}, {Digits} digits")]
        public static partial void Answered(ILogger logger, string name, RequestId id, RequestStatus status, int digits);

        [LoggerMessage(2, LogLevel.Warning, "{Cloud}/{Project}: {Count} clients speak CB1; no more can until some have left")]
        public static partial void Full(ILogger logger, string cloud, string project, int count);
    }
}
