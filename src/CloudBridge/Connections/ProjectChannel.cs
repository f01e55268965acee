using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using CloudBridge.Clouds;
using CloudBridge.Configuration;
using CloudBridge.Connections.History;
using CloudBridge.Downlink;
using CloudBridge.Protocol.Frames;
using CloudBridge.Requests;
using CloudBridge.Wires;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Connections;

/// <summary>
/// One project on one cloud without its socket: reads the frames of messages and gives what they set to the wires of the
/// project. Messages come from one thread, rows of the log from another.
/// </summary>
internal sealed partial class ProjectChannel
{
    /// <summary>Digits of answers that each wire keeps; a room that a pattern matches has a fraction.</summary>
    private const int KeptDigits = 8 * 1024 * 1024;
    private const int KeptDigitsByPattern = 256 * 1024;

    private readonly ProjectServices _services;
    private readonly IProjectWire[] _wires;
    private readonly byte[] _requestVariable;
    private readonly byte[] _user;
    private readonly byte[] _project;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, SetFrame> _frames = new();
    private readonly bool _keepsLog;

    public ProjectChannel(
        string cloudName,
        CloudOptions cloud,
        string projectId,
        ProjectServices services,
        CancellationToken gone = default)
    {
        (Cloud, Profile, _services) = (cloud, CloudProfile.For(cloud), services);
        var (shared, options) = (services.Shared, services.Shared.Options);
        Place = new ProjectPlace(cloudName, projectId, CloudNames.WithPrefix(cloud.RequestVariable), Profile.ValueLength, gone);
        _requestVariable = Encoding.UTF8.GetBytes(Place.RequestVariable);
        (_user, _project) = (Encoding.UTF8.GetBytes(cloud.User), Encoding.UTF8.GetBytes(projectId));
        _keepsLog = Profile.Declared.HasFlag(CloudCapabilities.History);
        SocketHistory = new SocketHistory(shared.Time, shared.Journal is not null);
        Snapshot = new SnapshotPhase(shared.Time, Profile.MarksSnapshot);
        var kept = IsByPattern ? KeptDigitsByPattern : KeptDigits;
        Downlink = new ProjectDownlink([.. Profile.ResponseVariables.Select(FrameOf)], options, shared.Time, shared.Metrics, Place.ValueLength, kept);
        _wires = [.. services.Wires.Select(wire => wire.Open(Place, Downlink))];
        Topics = [.. _wires.Select(wire => wire.Topics).OfType<IOriginTopics>()];
    }

    public ProjectPlace Place { get; }

    public CloudOptions Cloud { get; }

    /// <summary>The same, with the defaults of its kind.</summary>
    public CloudProfile Profile { get; }

    public string CloudName => Place.CloudName;

    public string ProjectId => Place.ProjectId;

    /// <summary>Cancelled when a room that was joined by a pattern is left for good.</summary>
    public CancellationToken Gone => Place.Gone;

    /// <summary>True for a room that was joined because a pattern matches it, and will be left.</summary>
    public bool IsByPattern => Place.IsByPattern;

    /// <summary>The way of everything that leaves.</summary>
    public ProjectDownlink Downlink { get; }

    /// <summary>The formats that requests come in, in the order in which they are asked whether a value is theirs.</summary>
    public IReadOnlyList<IProjectWire> Wires => _wires;

    /// <summary>The topics of those wires that have some.</summary>
    public IReadOnlyList<IOriginTopics> Topics { get; }

    /// <summary>The time in which values may be from before the bridge joined; none of them is ever dispatched.</summary>
    public SnapshotPhase Snapshot { get; }

    /// <summary>The history of the socket, on clouds that have a log to compare it with.</summary>
    public SocketHistory SocketHistory { get; }

    /// <summary>Waits a moment for answers that are just being made, so that they can share a message.</summary>
    public async ValueTask WhenAnswersGatheredAsync(TimeSpan atMost)
    {
        var workers = _services.Shared.Workers;
        if (workers.IsMoving)
        {
            await workers.WhenDrainedAsync().WaitAsync(atMost, _services.Shared.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The first frame of a connection.</summary>
    public void WriteHandshake(IBufferWriter<byte> output) => FrameWriter.WriteHandshake(output, _user, _project, Profile.MarksSnapshot);

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
            _services.Shared.Metrics.FrameIn();
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

    /// <summary>
    /// Takes a row of the cloud log. True when it is a request, or a part of one, that the socket never brought.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="isFresh">False when nobody can be waiting for an answer any more, so that it is not run.</param>
    /// <param name="isSilent">
    /// True when nothing comes over the socket, so that repeats and watched variables are taken from the log too.
    /// </param>
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

        if (!name.AsSpan().SequenceEqual(_requestVariable) || !Array.Exists(_wires, wire => wire.Recognizes(value)))
        {
            return false;
        }

        var isNew = SocketHistory.TryTake(PacketKey.OfValue(value));
        if (isFresh && (isNew || isSilent))
        {
            TakeRequestValue(value, Arrival.Logged(row.User));
        }

        return isNew;
    }

    private static bool IsReady(in CloudFrame frame) => frame.Method == CloudMethod.None && frame.MethodName.Bytes.SequenceEqual("ready"u8);

    private void Receive(in CloudFrame frame, in Arrival arrival)
    {
        switch (frame.Method)
        {
            case CloudMethod.Set or CloudMethod.Create when frame.Value.Kind is CloudTextKind.String or CloudTextKind.Number:
                TakeValue(frame.Name.Bytes, frame.Value.Bytes, arrival);
                break;
            case CloudMethod.None:
                Log.Notice(_services.Logger, Encoding.UTF8.GetString(frame.Line[..Math.Min(frame.Line.Length, 300)]));
                break;
        }
    }

    private void TakeValue(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, in Arrival arrival)
    {
        PublishIfWatched(name, value, arrival.Source);
        if (arrival.Source == ArrivalSource.Snapshot)
        {
            foreach (var wire in _wires)
            {
                wire.NoteStanding(value);
            }

            return;
        }

        if (_keepsLog)
        {
            SocketHistory.RecordReceived(value);
        }

        if (name.SequenceEqual(_requestVariable))
        {
            if (_keepsLog)
            {
                SocketHistory.TryTake(PacketKey.OfValue(value));
            }

            TakeRequestValue(value, arrival);
        }
    }

    private void TakeRequestValue(ReadOnlySpan<byte> value, in Arrival arrival)
    {
        lock (_gate)
        {
            foreach (var wire in _wires)
            {
                if (wire.TryReceive(value, arrival))
                {
                    return;
                }
            }
        }
    }

    private void PublishIfWatched(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ArrivalSource source)
    {
        if (!_services.Variables.IsEmpty && _services.Variables.Watches(name))
        {
            var isSnapshot = source == ArrivalSource.Snapshot;
            _services.Publish(new VariableChange(CloudName, ProjectId, Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(value), isSnapshot));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Information, "the cloud says: {Line}")]
        public static partial void Notice(ILogger logger, string line);
    }
}
