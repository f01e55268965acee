using System.Text;
using CloudBridge.Diagnostics;
using CloudBridge.Dispatch;
using CloudBridge.Hosting;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.Requests;
using CloudBridge.Responses;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Connections;

/// <summary>
/// One project on one cloud without its socket: messages come in (stages 2 to 5), answers go to its outbox
/// (stages 9 and 10). Messages come from one thread, answers from any.
/// </summary>
internal sealed partial class ProjectLink : IRequestOrigin
{
    private static readonly TimeSpan FreshRepeat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MarkedSnapshotTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UnmarkedSnapshotTime = TimeSpan.FromSeconds(1);

    private readonly ProjectServices _services;
    private readonly RequestAssembler _assembler;
    private readonly byte[] _requestVariable;
    private readonly byte[] _user;
    private readonly byte[] _project;
    private readonly int _valueLength;
    private readonly ILogger _logger;
    private long _joinedTimestamp;
    private bool _inSnapshot;

    public ProjectLink(string cloudName, CloudOptions cloud, string projectId, ProjectServices services)
    {
        CloudName = cloudName;
        Cloud = cloud;
        ProjectId = projectId;
        _services = services;
        _logger = services.Logger;
        _assembler = new RequestAssembler(services.Time, new RequestLimits());
        _requestVariable = Encoding.UTF8.GetBytes(CloudNames.WithPrefix(cloud.RequestVariable));
        _user = Encoding.UTF8.GetBytes(cloud.User);
        _project = Encoding.UTF8.GetBytes(projectId);
        _valueLength = cloud.EffectiveValueLength;
        Outbox = new ResponseOutbox(
            [.. cloud.EffectiveResponseVariables.Select(FrameOf)],
            services.Options.QueuedAnswers,
            services.Options.RememberedAnswers);
    }

    public string CloudName { get; }

    public CloudOptions Cloud { get; }

    public string ProjectId { get; }

    public ResponseOutbox Outbox { get; }

    /// <summary>True while what arrives may be values from before the bridge joined.</summary>
    public bool InSnapshot => _inSnapshot
        && _services.Time.GetElapsedTime(_joinedTimestamp) < (Cloud.MarksSnapshot ? MarkedSnapshotTime : UnmarkedSnapshotTime);

    /// <summary>Waits a moment for answers that are just being made, so that they can share a message.</summary>
    public async ValueTask WhenAnswersGatheredAsync(TimeSpan atMost)
    {
        if (_services.Workers.IsMoving)
        {
            await _services.Workers.WhenDrainedAsync().WaitAsync(atMost, _services.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public int ReplyLimit(RequestId id) => MaxDigits(id) / 2;

    /// <summary>A socket has been opened: what comes first is the snapshot, and none of it is ever dispatched.</summary>
    public void Join()
    {
        Outbox.StartOver();
        _joinedTimestamp = _services.Time.GetTimestamp();
        _inSnapshot = true;
    }

    /// <summary>The first frame of a connection.</summary>
    public void WriteHandshake(System.Buffers.IBufferWriter<byte> output) =>
        FrameWriter.WriteHandshake(output, _user, _project, Cloud.MarksSnapshot);

    /// <summary>The frame that sets a variable of this project.</summary>
    public SetFrame FrameOf(string variable) => new(Encoding.UTF8.GetBytes(CloudNames.WithPrefix(variable)), _user, _project);

    /// <summary>Takes one text message; the buffer may be written to.</summary>
    public void Receive(Span<byte> message)
    {
        _inSnapshot = InSnapshot;
        var frames = new FrameReader(message);
        while (frames.TryRead(out var frame))
        {
            _services.Metrics.FrameIn();
            Receive(frame);
        }

        _inSnapshot = _inSnapshot && Cloud.MarksSnapshot;
    }

    public void Answer(CloudRequest request, RequestResult result)
    {
        var packets = ResponseWriter.Write(request, result, _valueLength, MaxDigits(request.Id));
        if (Outbox.Add(new Answer(packets, request.Key)) is { } dropped)
        {
            _services.Metrics.AnswerDropped();
            Log.AnswerDropped(_logger, CloudName, ProjectId, dropped.Id.ToString());
        }

        Log.Answered(_logger, request.Name, request.Id, result.Status, packets.Count);
    }

    private int MaxDigits(RequestId id) =>
        (int)Math.Min(ResponsePackets.MaxDigits(id, _valueLength), 2L * _services.Options.MaxReplyCharacters);

    private void Receive(in CloudFrame frame)
    {
        switch (frame.Method)
        {
            case CloudMethod.Set or CloudMethod.Create when frame.Value.Kind is CloudTextKind.String or CloudTextKind.Number:
                TakeValue(frame.Name.Bytes, frame.Value.Bytes);
                break;
            case CloudMethod.None when frame.MethodName.Bytes.SequenceEqual("ready"u8):
                _inSnapshot = false;
                break;
            case CloudMethod.None:
                Log.Notice(_logger, CloudName, ProjectId, Encoding.UTF8.GetString(frame.Line[..Math.Min(frame.Line.Length, 300)]));
                break;
        }
    }

    private void TakeValue(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!_services.Variables.IsEmpty && _services.Variables.Watches(name))
        {
            _services.Publish(new VariableChange(CloudName, ProjectId, Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(value), _inSnapshot));
        }

        if (!_inSnapshot && name.SequenceEqual(_requestVariable) && RequestPacket.TryParse(value, out var packet))
        {
            TakePacket(packet);
        }
    }

    private void TakePacket(in RequestPacket packet)
    {
        if (packet.TryReadRerequest(out var part, out var answerId) && Outbox.Resend(answerId, part))
        {
            _services.Metrics.Rerequested();
            return;
        }

        var assembled = _assembler.Accept(packet);
        switch (assembled.Verdict)
        {
            case AssemblyVerdict.Complete when _services.Reader.Read(this, assembled) is { } request:
                _services.Workers.Accept(request);
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

    /// <summary>A repeat right away is an echo of the network; a later one comes from a project that missed its answer.</summary>
    private void TakeRepeat(in RequestPacket packet)
    {
        _services.Metrics.Repeated();
        var key = PacketKey.Of(packet);
        if (_assembler.TryGetTaken(key, out var taken) && _services.Time.GetElapsedTime(taken) >= FreshRepeat)
        {
            Outbox.Replay(packet.Id, key.Hash);
        }
    }

    private void Refuse(in AssembledRequest assembled, string sentence) =>
        new CloudRequest(this, assembled.Id, "?", [], null) { Key = assembled.Key }.TryAnswer(RequestResult.Failed(sentence));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Cloud}/{Project}: too many answers wait for the cloud; dropped the one to request {Id}")]
        public static partial void AnswerDropped(ILogger logger, string cloud, string project, string id);

        [LoggerMessage(2, LogLevel.Debug, "Answered {Name} ({Id}): {Status}, {Parts} part(s)")]
        public static partial void Answered(ILogger logger, string name, RequestId id, RequestStatus status, int parts);

        [LoggerMessage(3, LogLevel.Information, "{Cloud}/{Project}: the cloud says: {Line}")]
        public static partial void Notice(ILogger logger, string cloud, string project, string line);
    }
}
