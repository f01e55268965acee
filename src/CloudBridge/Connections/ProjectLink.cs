using System.Collections.Concurrent;
using System.Text;
using CloudBridge.Connections.History;
using CloudBridge.Journal;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.Requests;
using CloudBridge.Wires;
using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.CloudRequests;
using CloudBridge.Wires.CloudRequests.Assembly;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Connections;

/// <summary>
/// One project on one cloud without its socket: messages come in (stages 2 to 5), answers go to its outbox
/// (stages 9 and 10). Messages come from one thread, answers from any.
/// </summary>
internal sealed partial class ProjectLink : IJournaledOrigin
{
    private static readonly TimeSpan FreshRepeat = TimeSpan.FromSeconds(2);
    private static readonly RequestResult NoLongerFits = RequestResult.Failed("The answer does not fit any more. Please ask again.");

    private readonly ProjectServices _services;
    private readonly RequestAssembler _assembler;
    private readonly byte[] _requestVariable;
    private readonly byte[] _user;
    private readonly byte[] _project;
    private readonly int _valueLength;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, SetFrame> _frames = new();
    private readonly bool _keepsLog;

    public ProjectLink(string cloudName, CloudOptions cloud, string projectId, ProjectServices services, CancellationToken gone = default)
    {
        (CloudName, Cloud, ProjectId, Gone) = (cloudName, cloud, projectId, gone);
        (_services, _logger) = (services, services.Logger);
        var limits = IsByPattern ? ProjectLimits.OfRoom : ProjectLimits.OfProject;
        _assembler = new RequestAssembler(services.Time, limits.Requests);
        _requestVariable = Encoding.UTF8.GetBytes(CloudNames.WithPrefix(cloud.RequestVariable));
        (_user, _project) = (Encoding.UTF8.GetBytes(cloud.User), Encoding.UTF8.GetBytes(projectId));
        _valueLength = cloud.EffectiveValueLength;
        _keepsLog = cloud.Declared.HasFlag(CloudCapabilities.History);
        Hearing = new Hearing(services.Time, services.Journal is not null);
        Snapshot = new SnapshotPhase(services.Time, cloud.MarksSnapshot);
        Outbox = new ResponseOutbox(
            [.. cloud.EffectiveResponseVariables.Select(FrameOf)],
            services.Options,
            services.Time,
            services.Metrics,
            _valueLength,
            limits.KeptDigits);
        Cb1 = new Cb1Room(this, services, Outbox.Cb1, limits.Cb1, gone);
    }

    public string CloudName { get; }

    /// <summary>Cancelled when a room that was joined by a pattern is left for good; a project that the operator has named never is.</summary>
    public CancellationToken Gone { get; }

    /// <summary>True for a room that was joined because a pattern matches it, and will be left.</summary>
    public bool IsByPattern => Gone.CanBeCanceled;

    public CloudOptions Cloud { get; }

    public string ProjectId { get; }

    public ResponseOutbox Outbox { get; }

    /// <summary>The same project for those who speak CB1.</summary>
    public Cb1Room Cb1 { get; }

    /// <summary>The two formats that requests come in.</summary>
    public IReadOnlyList<IJournaledOrigin> Origins => [this, Cb1];

    public string IdPrefix => "";

    public bool ReusesIds => true;

    /// <summary>Whether what arrives may be values from before the bridge joined; none of it is ever dispatched.</summary>
    public SnapshotPhase Snapshot { get; }

    /// <summary>What came over the socket, on clouds that have a log to compare it with.</summary>
    public Hearing Hearing { get; }

    public string RequestVariable => CloudNames.WithPrefix(Cloud.RequestVariable);

    /// <summary>Waits a moment for answers that are just being made, so that they can share a message.</summary>
    public async ValueTask WhenAnswersGatheredAsync(TimeSpan atMost)
    {
        if (_services.Workers.IsMoving)
        {
            await _services.Workers.WhenDrainedAsync().WaitAsync(atMost, _services.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public int ReplyLimit(RequestId id) => MaxDigits(id) / 2;

    /// <summary>The first frame of a connection.</summary>
    public void WriteHandshake(System.Buffers.IBufferWriter<byte> output) =>
        FrameWriter.WriteHandshake(output, _user, _project, Cloud.MarksSnapshot);

    /// <summary>The frame that sets a variable of this project.</summary>
    public SetFrame FrameOf(string variable) =>
        _frames.GetOrAdd(CloudNames.WithPrefix(variable), name => new SetFrame(Encoding.UTF8.GetBytes(name), _user, _project));

    /// <summary>Takes one text message; the buffer may be written to.</summary>
    public void Receive(Span<byte> message)
    {
        var arrival = Snapshot.IsOn ? Arrival.Snapshot : Arrival.Live(Snapshot.LiveSince);
        var frames = new FrameReader(message);
        while (frames.TryRead(out var frame))
        {
            _services.Metrics.FrameIn();
            if (IsReady(frame))
            {
                Snapshot.End();
                arrival = Arrival.Live(Snapshot.LiveSince);
            }
            else
            {
                Receive(frame, arrival);
            }
        }

        Snapshot.MessageTaken();
    }

    public JournalAnswer Write(CloudRequest request, RequestResult result)
    {
        var payload = Encode(request, result);
        return new JournalAnswer(payload.Digits, payload.IsRaw);
    }

    public void Answer(CloudRequest request, RequestResult result) => Send(request.Id, request.Key, Encode(request, result), request.Priority);

    public void Send(RequestId id, ulong key, JournalAnswer answer, RequestPriority priority, TaskCompletionSource sent) =>
        Send(id, key, new ResponsePayload(answer.Digits, answer.IsRaw), priority, sent);

    public CloudRequest? Reread(RequestId id, ulong key, ReadOnlyMemory<byte> digits) =>
        _services.Reader.Read(this, new AssembledRequest(AssemblyVerdict.Complete, id, key, digits.Span), Arrival.Kept);

    private ResponsePayload Encode(CloudRequest request, RequestResult result)
    {
        var payload = ResponseWriter.Write(request, result, MaxDigits(request.Id));
        Log.Answered(_logger, request.Name, request.Id, result.Status, payload.Digits.Length);
        return payload;
    }

    /// <summary>A kept answer may be from a time when the cloud took longer values.</summary>
    private void Send(RequestId id, ulong key, in ResponsePayload payload, RequestPriority priority, TaskCompletionSource? sent = null)
    {
        var packets = new ResponsePackets(payload, id, _valueLength);
        packets = packets.Fits ? packets : new ResponsePackets(ResponseWriter.Payload("?", id, NoLongerFits), id, _valueLength);
        if (Outbox.Add(new OutgoingAnswer(packets, key) { Priority = priority, Sent = sent }) is { } dropped)
        {
            _services.Metrics.AnswerDropped();
            Log.AnswerDropped(_logger, CloudName, ProjectId, dropped.Id.ToString());
        }
    }

    private int MaxDigits(RequestId id) =>
        (int)Math.Min(ResponsePackets.MaxDigits(id, _valueLength), 2L * _services.Options.MaxReplyCharacters);

    private static bool IsReady(in CloudFrame frame) => frame.Method == CloudMethod.None && frame.MethodName.Bytes.SequenceEqual("ready"u8);

    private void Receive(in CloudFrame frame, in Arrival arrival)
    {
        switch (frame.Method)
        {
            case CloudMethod.Set or CloudMethod.Create when frame.Value.Kind is CloudTextKind.String or CloudTextKind.Number:
                TakeValue(frame.Name.Bytes, frame.Value.Bytes, arrival);
                break;
            case CloudMethod.None:
                Log.Notice(_logger, CloudName, ProjectId, Encoding.UTF8.GetString(frame.Line[..Math.Min(frame.Line.Length, 300)]));
                break;
        }
    }

    private void TakeValue(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, in Arrival arrival)
    {
        PublishIfWatched(name, value, arrival.Source);
        if (arrival.Source == ArrivalSource.Snapshot)
        {
            Outbox.NoteStanding(value);
            return;
        }

        if (_keepsLog)
        {
            Hearing.Heard(value);
        }

        if (name.SequenceEqual(_requestVariable))
        {
            if (_keepsLog)
            {
                Hearing.TryTake(PacketKey.OfValue(value));
            }

            lock (_gate)
            {
                TakeRequestValue(value, arrival);
            }
        }
    }

    /// <summary>Values of the compatible format have a dot, those of CB1 have none.</summary>
    private void TakeRequestValue(ReadOnlySpan<byte> value, in Arrival arrival)
    {
        if (RequestPacket.TryParse(value, out var packet))
        {
            TakePacket(packet, arrival);
            return;
        }

        Cb1.Receive(value, arrival);
    }

    private void PublishIfWatched(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ArrivalSource source)
    {
        if (!_services.Variables.IsEmpty && _services.Variables.Watches(name))
        {
            var isSnapshot = source == ArrivalSource.Snapshot;
            _services.Publish(new VariableChange(CloudName, ProjectId, Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(value), isSnapshot));
        }
    }

    /// <summary>Takes a row of the cloud log. True when it is a request, or a part of one, that the socket never brought.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isFresh">False when nobody can be waiting for an answer any more, so that it is not run.</param>
    /// <param name="isSilent">True when nothing comes over the socket, so that repeats and watched variables are taken from the log too.</param>
    public bool TakeLogged(CloudLogEntry row, bool isFresh, bool isSilent)
    {
        if (row.Verb != CloudLogEntry.SetVerb || row.User.Equals(Cloud.User, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var name = Encoding.UTF8.GetBytes(row.Name);
        var value = Encoding.UTF8.GetBytes(row.Value);
        if (isSilent)
        {
            PublishIfWatched(name, value, ArrivalSource.Log);
        }

        if (!name.AsSpan().SequenceEqual(_requestVariable) || !(RequestPacket.TryParse(value, out _) || UpValue.TryParse(value, out _)))
        {
            return false;
        }

        var isNew = Hearing.TryTake(PacketKey.OfValue(value));
        if (isFresh && (isNew || isSilent))
        {
            lock (_gate)
            {
                TakeRequestValue(value, Arrival.Logged(row.User));
            }
        }

        return isNew;
    }

    private void TakePacket(in RequestPacket packet, in Arrival arrival)
    {
        if (packet.TryReadRerequest(out var part, out var answerId) && Outbox.Resend(answerId, part))
        {
            _services.Metrics.Rerequested();
            return;
        }

        var assembled = _assembler.Accept(packet);
        switch (assembled.Verdict)
        {
            case AssemblyVerdict.Complete when _services.Reader.Read(this, assembled, arrival) is { } request:
                Accept(request, assembled.Digits);
                break;
            case AssemblyVerdict.Complete:
                Refuse(assembled, "The request arrived garbled. Please ask again.");
                break;
            case AssemblyVerdict.Damaged:
                _services.Metrics.Damaged();
                Refuse(assembled, "A part of the request got lost on the way. Please ask again.");
                break;
            case AssemblyVerdict.TooLong:
                Refuse(assembled, "The request is too long. Please ask for less at a time.");
                break;
            case AssemblyVerdict.Repeated:
                TakeRepeat(packet);
                break;
        }
    }

    /// <summary>Who asks again while the answer leaves gets it.</summary>
    private void Accept(CloudRequest request, ReadOnlySpan<byte> digits)
    {
        if (Outbox.IsLeaving(request.Id, request.Key))
        {
            _services.Metrics.Repeated();
            return;
        }

        if (_services.Journal is { } journal)
        {
            journal.Accept(this, request, digits.ToArray());
            return;
        }

        _services.Workers.Accept(request);
    }

    /// <summary>A repeat right away is an echo of the network; a later one comes from a project that missed its answer.</summary>
    private void TakeRepeat(in RequestPacket packet)
    {
        _services.Metrics.Repeated();
        if (!_assembler.TryGetTaken(PacketKey.Of(packet), out var taken) || _services.Time.GetElapsedTime(taken.Timestamp) < FreshRepeat)
        {
            return;
        }

        if (taken.Request != 0 && !Outbox.Replay(packet.Id, taken.Request) && !Outbox.IsLeaving(packet.Id, taken.Request))
        {
            _services.Journal?.Replay(this, packet.Id, taken.Request);
        }
    }

    private void Refuse(in AssembledRequest assembled, string sentence) =>
        new CloudRequest(this, assembled.Id, "?", [], null) { Key = assembled.Key }.TryAnswer(RequestResult.Failed(sentence));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Cloud}/{Project}: too many answers wait for the cloud; dropped the one to request {Id}")]
        public static partial void AnswerDropped(ILogger logger, string cloud, string project, string id);

        [LoggerMessage(2, LogLevel.Debug, "Answered {Name} ({Id}): {Status}, {Digits} digits")]
        public static partial void Answered(ILogger logger, string name, RequestId id, RequestStatus status, int digits);

        [LoggerMessage(3, LogLevel.Information, "{Cloud}/{Project}: the cloud says: {Line}")]
        public static partial void Notice(ILogger logger, string cloud, string project, string line);
    }
}
