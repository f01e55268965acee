using CloudBridge.Diagnostics;
using CloudBridge.Downlink;
using CloudBridge.Journal;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Wires.CloudRequests.Assembly;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Wires.CloudRequests;

/// <summary>
/// Cloud Requests in one project: values with a dot, which projects made for other hosts write. Values come from one thread
/// at a time, answers from any.
/// </summary>
internal sealed partial class CloudRequestsWire(
    ProjectPlace place,
    WireServices services,
    CloudRequestReader reader,
    DownlinkAccess<CloudRequestsLane> downlink,
    ILogger logger) : IProjectWire
{
    private const int FirstMessage = 1000;
    private const int Messages = 9000;
    private static readonly TimeSpan FreshRepeat = TimeSpan.FromSeconds(2);
    private static readonly RequestResult NoLongerFits = RequestResult.Failed("The answer does not fit any more. Please ask again.");

    private readonly RequestAssembler _assembler = new(services.Time, RequestLimits.Of(place.IsByPattern));
    private int _lastMessage = Random.Shared.Next(Messages);

    public string CloudName => place.CloudName;

    public string ProjectId => place.ProjectId;

    public string RequestVariable => place.RequestVariable;

    public string IdPrefix => "";

    public bool ReusesIds => true;

    public int ReplyLimit(RequestId id) => MaxDigits(id) / 2;

    public bool Recognizes(ReadOnlySpan<byte> value) => RequestPacket.TryParse(value, out _);

    public bool IsReadable(ReadOnlySpan<byte> value) => ResponsePacket.TryParse(value, out _);

    public bool TryReceive(ReadOnlySpan<byte> value, in Arrival arrival)
    {
        if (!RequestPacket.TryParse(value, out var packet))
        {
            return false;
        }

        Take(packet, arrival);
        return true;
    }

    public JournalAnswer Write(CloudRequest request, RequestResult result)
    {
        var payload = Encode(request, result);
        return new JournalAnswer(payload.Digits, payload.IsRaw);
    }

    public void Answer(CloudRequest request, RequestResult result) =>
        Send(request.Id, request.Key, Encode(request, result), request.Priority);

    public void Send(RequestId id, ulong key, JournalAnswer answer, RequestPriority priority, TaskCompletionSource sent) =>
        Send(id, key, new ResponsePayload(answer.Digits, answer.IsRaw), priority, sent);

    public CloudRequest? Reread(RequestId id, ulong key, ReadOnlyMemory<byte> digits) =>
        reader.Read(this, new AssembledRequest(AssemblyVerdict.Complete, id, key, digits.Span), Arrival.Kept);

    public Task SendMessage(string text)
    {
        var number = FirstMessage + (int)((uint)Interlocked.Increment(ref _lastMessage) % Messages);
        var packets = new ResponsePackets(ResponsePayload.FromText(text, allowRaw: false), RequestId.ForMessage(number), place.ValueLength);
        if (!packets.Fits)
        {
            throw new InvalidOperationException($"The message takes {packets.Count} values; {ResponsePackets.MaxNumberedParts + 1} is the most.");
        }

        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var entry = downlink.EnterAndWake();
        if (!entry.Lane.TryAdd(new OutgoingAnswer(packets, 0) { Sent = sent }))
        {
            services.Metrics.SendRefused();
            throw new CloudQueueFullException($"Too many answers wait for the cloud {CloudName}.");
        }

        return sent.Task;
    }

    private ResponsePayload Encode(CloudRequest request, RequestResult result)
    {
        var payload = ResponseWriter.Write(request, result, MaxDigits(request.Id));
        using var scope = LogScopes.BeginRun(logger, request);
        Log.Answered(logger, result.Status, payload.Digits.Length);
        return payload;
    }

    /// <summary>A kept answer may be from a time when the cloud took longer values.</summary>
    private void Send(
        RequestId id,
        ulong key,
        in ResponsePayload payload,
        RequestPriority priority,
        TaskCompletionSource? sent = null)
    {
        var packets = new ResponsePackets(payload, id, place.ValueLength);
        packets = packets.Fits ? packets : new ResponsePackets(ResponseWriter.Payload("?", id, NoLongerFits), id, place.ValueLength);
        if (Queue(new OutgoingAnswer(packets, key) { Priority = priority, Sent = sent }) is { } dropped)
        {
            services.Metrics.AnswerDropped();
            using var scope = LogScopes.BeginProject(logger, CloudName, ProjectId);
            Log.AnswerDropped(logger, dropped.Id.ToString());
        }
    }

    private OutgoingAnswer? Queue(OutgoingAnswer answer)
    {
        using var entry = downlink.EnterAndWake();
        return entry.Lane.Add(answer);
    }

    private int MaxDigits(RequestId id) =>
        (int)Math.Min(ResponsePackets.MaxDigits(id, place.ValueLength), 2L * services.Options.MaxReplyCharacters);

    private void Take(in RequestPacket packet, in Arrival arrival)
    {
        if (packet.TryReadRerequest(out var part, out var answerId) && Resend(answerId, part))
        {
            services.Metrics.Rerequested();
            return;
        }

        var assembled = _assembler.Accept(packet);
        switch (assembled.Verdict)
        {
            case AssemblyVerdict.Complete when reader.Read(this, assembled, arrival) is { } request:
                Accept(request, assembled.Digits);
                break;
            case AssemblyVerdict.Complete:
                Refuse(assembled, "The request arrived garbled. Please ask again.");
                break;
            case AssemblyVerdict.Damaged:
                services.Metrics.Damaged();
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
        if (IsLeaving(request.Id, request.Key))
        {
            services.Metrics.Repeated();
            return;
        }

        if (services.Journal is { } journal)
        {
            journal.Accept(this, request, digits.ToArray());
            return;
        }

        services.Workers.Accept(request);
    }

    /// <summary>A repeat right away is an echo of the network; a later one comes from a project that missed its answer.</summary>
    private void TakeRepeat(in RequestPacket packet)
    {
        services.Metrics.Repeated();
        if (!_assembler.TryGetTaken(PacketKey.Of(packet), out var taken) || services.Time.GetElapsedTime(taken.Timestamp) < FreshRepeat)
        {
            return;
        }

        if (taken.Request != 0 && !Replay(packet.Id, taken.Request) && !IsLeaving(packet.Id, taken.Request))
        {
            services.Journal?.Replay(this, packet.Id, taken.Request);
        }
    }

    private void Refuse(in AssembledRequest assembled, string sentence) =>
        new CloudRequest(this, assembled.Id, "?", [], null) { Key = assembled.Key }.TryAnswer(RequestResult.Failed(sentence));

    private bool Resend(RequestId id, int part)
    {
        using var entry = downlink.EnterAndWake();
        return entry.Lane.Resend(id, part);
    }

    private bool Replay(RequestId id, ulong key)
    {
        using var entry = downlink.EnterAndWake();
        return entry.Lane.Replay(id, key);
    }

    private bool IsLeaving(RequestId id, ulong key)
    {
        using var entry = downlink.Enter();
        return entry.Lane.IsLeaving(id, key);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "too many answers wait for the cloud; dropped the one to request {Id}")]
        public static partial void AnswerDropped(ILogger logger, string id);

        [LoggerMessage(2, LogLevel.Debug, "answered: {Status}, {Digits} digits")]
        public static partial void Answered(ILogger logger, RequestStatus status, int digits);
    }
}
