using CloudBridge.CloudServer.Delivery;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Rooms;
using CloudBridge.CloudServer.Runtime;
using CloudBridge.CloudServer.Scratch.Cloud;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.CloudServer.Clients;

/// <summary>
/// Carries out the messages of one client. It knows rooms, not sockets; a fault is returned as the reason to close.
/// </summary>
internal sealed class ClientSession(
    ClientOutbox outbox,
    ReadMeter meter,
    ServerServices server,
    ScratchMember? scratch,
    bool isHost,
    AddressShare? share)
{
    private readonly CloudClient _client = new(outbox) { IsHost = isHost, Share = isHost ? null : share };
    private Room? _room;
    private ReadGate? _gate;
    private int _isWarned;

    /// <summary>The share of its address; null when it has no limit.</summary>
    public AddressShare? Share => _client.Share;

    /// <summary>True once the handshake was accepted.</summary>
    public bool HasJoined => _room is not null;

    /// <summary>
    /// The room that a first message wants to join, where its kept values have to be brought before; null otherwise.
    /// </summary>
    public string? RoomToBring(ReadOnlySpan<byte> message)
    {
        if (server.Keeper is null || _room is not null)
        {
            return null;
        }

        var reader = new FrameReader(message.ToArray());
        return reader.TryRead(out var frame)
            && frame is { Fault: FrameFault.None, Method: CloudMethod.Handshake }
            && HandshakeRules.IsUser(frame.User)
            && HandshakeRules.IsProject(frame.ProjectId)
            ? frame.ProjectId.ToString()
            : null;
    }

    /// <summary>Handles every line of one message; the first fault ends it.</summary>
    public CloseReason? Handle(Span<byte> message)
    {
        var reader = new FrameReader(message);
        for (var lines = 0; reader.TryRead(out var frame); lines++)
        {
            if (Handle(in frame) is { } fault)
            {
                return fault;
            }

            if (lines > 0)
            {
                meter.ReadMore(1);
            }
        }

        return null;
    }

    /// <summary>Passes on what was set since the last call.</summary>
    public void Flush() => _room?.RequestFlush();

    /// <summary>Completes when the next message may be read: at once, or on a busy server with the next flush.</summary>
    public ValueTask MayReadAsync()
    {
        if (_room is not { } room)
        {
            return ValueTask.CompletedTask;
        }

        _gate ??= new ReadGate();
        return room.TryHold(_gate) ? _gate.OpenedAsync() : ValueTask.CompletedTask;
    }

    /// <summary>Leaves the room.</summary>
    public void Leave()
    {
        outbox.Close();
        if (_room is { } room)
        {
            server.Rooms.Leave(room, _client);
        }
    }

    private bool IsSilent => scratch is { IsSilent: true };

    private CloseReason? Handle(in CloudFrame frame)
    {
        if (frame.Fault != FrameFault.None)
        {
            return CloseReason.BadMessage;
        }

        if (frame.Method == CloudMethod.Handshake)
        {
            return _room is null ? Join(in frame) : CloseReason.SecondHandshake;
        }

        if (_room is not { } room)
        {
            return CloseReason.NoHandshake;
        }

        if (scratch?.MayWrite(in frame) == false)
        {
            return null;
        }

        switch (frame.Method)
        {
            case CloudMethod.Rename when server.Options.AllowRename:
                Rename(room, in frame);
                return null;
            case CloudMethod.Delete when server.Options.AllowDelete:
                Delete(room, in frame);
                return null;
            case CloudMethod.Set or CloudMethod.Create:
                return Set(room, in frame);
            default:
                return null;
        }
    }

    private CloseReason? Join(in CloudFrame frame)
    {
        if (!HandshakeRules.IsUser(frame.User))
        {
            return CloseReason.BadUser;
        }

        if (!isHost && server.ForbiddenNames?.Forbid(frame.User.Bytes) == true)
        {
            return CloseReason.ForbiddenUser;
        }

        if (scratch?.IsNamed(frame.User) == false)
        {
            return CloseReason.OtherUser;
        }

        if (!HandshakeRules.IsProject(frame.ProjectId))
        {
            return CloseReason.BadProject;
        }

        if (server.Audit is not null)
        {
            _client.User = frame.User.ToString();
        }

        var joined = server.Rooms.Join(frame.ProjectId.ToString(), _client);
        if (joined.Refusal is not null)
        {
            return joined.Refusal;
        }

        _room = joined.Room;
        scratch?.Joined(joined.Room!.ProjectId);
        var snapshot = scratch is { GetsSnapshot: false } ? [] : joined.Snapshot;
        var wantsReady = scratch is null && frame.Ready.Bytes.SequenceEqual("true"u8) && !frame.Ready.IsString;
        var first = new Snapshot(snapshot, wantsReady, joined.Missed);
        if (first.IsLong && server.Delivery.Queues.IsSpent)
        {
            return CloseReason.OutOfMemory;
        }

        outbox.Release(first);
        return null;
    }

    private CloseReason? Set(Room room, in CloudFrame frame)
    {
        if (!HandshakeRules.IsName(frame.Name) || !server.Values.IsValid(frame.Value))
        {
            server.Counters.InvalidValue();
            scratch?.Refused();
            return null;
        }

        server.Counters.SetReceived();
        var line = server.Encoder.Set(frame.Name, frame.Value);
        if (scratch is null)
        {
            var refusal = Set(room, frame.Name.Bytes, line);
            if (refusal is null && !isHost && server.AbsentHosts.Find(room, frame.Name.Bytes) is { } rule && Interlocked.Exchange(ref _isWarned, 1) == 0)
            {
                _ = WarnAsync(room, rule);
            }

            return refusal;
        }

        SetAsScratch(room, scratch, in frame, line);
        return null;
    }

    private CloseReason? Set(Room room, ReadOnlySpan<byte> name, byte[] line, bool isSilent = false)
    {
        CloseReason? refusal;
        do
        {
            refusal = room.Set(_client, name, line, isSilent);
        }
        while (refusal == CloseReason.OutOfMemory && server.Rooms.TryForgetOldest());
        return refusal;
    }

    /// <summary>
    /// Tells the client after a moment that no host is there, unless one has come. One such word is under way at a time.
    /// </summary>
    private async Task WarnAsync(Room room, AbsentHosts.Named rule)
    {
        await Task.Delay(AbsentHosts.Patience, server.Time).ConfigureAwait(false);
        Volatile.Write(ref _isWarned, 0);
        Contained.Run("The telling of an absent host", server.Logger, (room, rule), asked =>
        {
            if (asked.rule.LineFor(asked.room) is { } line)
            {
                outbox.Post(new CloudLine(line, null, _client));
            }
        });
    }

    private void SetAsScratch(Room room, ScratchMember member, in CloudFrame frame, byte[] line)
    {
        if (Set(room, frame.Name.Bytes, line, member.IsSilent) is null)
        {
            member.Wrote(in frame);
            return;
        }

        member.Refused();
    }

    private void Rename(Room room, in CloudFrame frame)
    {
        if (HandshakeRules.IsName(frame.Name) && HandshakeRules.IsName(frame.NewName))
        {
            room.Rename(_client, frame.Name.Bytes, frame.NewName.Bytes, server.Encoder.Rename(frame.Name, frame.NewName), server.Encoder, IsSilent);
        }
    }

    private void Delete(Room room, in CloudFrame frame)
    {
        if (HandshakeRules.IsName(frame.Name) && room.Delete(_client, frame.Name.Bytes, server.Encoder.Delete(frame.Name), IsSilent))
        {
            scratch?.Deleted(in frame);
        }
    }
}
