using CloudBridge.CloudServer.Auditing;
using CloudBridge.CloudServer.Delivery;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Rooms.Flushing;
using CloudBridge.CloudServer.Rooms.Keeping;
using CloudBridge.CloudServer.Runtime;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>
/// One project: its members, its variables, and the lines that wait to be flushed to the members. Lines are
/// appended by the connections of the senders; one thread at a time flushes them, all others go on.
/// </summary>
internal sealed partial class Room(
    string projectId,
    CloudServerOptions options,
    ServerClock clock,
    MemoryBudget memory,
    FlushPace pace,
    FlushPump pump,
    RoomKeeper? keeper = null,
    AuditTrail? audit = null)
{
    private const long ShortestSlackMicroseconds = 1_000;

    /// <summary>A player waits about 10 s for an answer; what was asked before is nobody's question any more.</summary>
    private static readonly long Fresh = ServerClock.Microseconds(TimeSpan.FromSeconds(15));
    private readonly Lock _gate = new();
    private readonly VariableTable _variables = new(options, memory, isKept: keeper is not null);
    private CloudClient[] _members = [];
    private List<ReadGate> _held = [];
    private List<ReadGate> _opening = [];
    private LineBatch _open = new();
    private LineBatch _spare = new();
    private FlushState _state;
    private WindowCounter _lines;
    private long _countedWindow;
    private long _lastFlush = long.MinValue / 2;

    public string ProjectId => projectId;

    /// <summary>The time when the last member left, in microseconds; <see cref="long.MaxValue"/> while there is one.</summary>
    public long EmptySince { get; private set; } = long.MaxValue;

    /// <summary>Members that are no hosts. Changes under the lock of the registry alone.</summary>
    public int Players { get; private set; }

    /// <summary>Its place among the empty rooms; null while it has members. Belongs to the registry.</summary>
    public LinkedListNode<Room>? EmptyNode { get; set; }

    /// <summary>Those who are about to join; it stays as long as there are some. Belongs to the registry.</summary>
    public int Awaited { get; set; }

    /// <summary>The time at which the scheduled flush falls due, in microseconds.</summary>
    public long FlushDue { get; private set; }

    /// <summary>Microseconds by which it may run early, so that rooms due nearly together share a wake-up from then on.</summary>
    public long FlushSlack { get; private set; }

    /// <summary>True when nothing would be lost by forgetting the room.</summary>
    public bool IsBlank
    {
        get
        {
            lock (_gate)
            {
                return _members.Length == 0 && _variables.Count == 0 && _variables.IsSaved && !_isSaving;
            }
        }
    }

    /// <summary>True when no host is in the room and none has ever given this variable a value.</summary>
    public bool LacksHost(ReadOnlySpan<byte> answerVariable)
    {
        lock (_gate)
        {
            return _members.Length == Players && !_variables.Has(answerVariable);
        }
    }

    public JoinResult Join(CloudClient client)
    {
        lock (_gate)
        {
            if (IsFullFor(client))
            {
                return JoinResult.Refused(CloseReason.RoomFull);
            }

            client.SkippedLines = _open.Count;
            _members = [.. _members, client];
            EmptySince = long.MaxValue;
            if (!client.IsHost)
            {
                Players++;
                return new JoinResult(this, null, _variables.Lines(), []);
            }

            var (known, missed) = _variables.LinesForHost(clock.Now - Fresh);
            return new JoinResult(this, null, known, missed);
        }
    }

    public void Leave(CloudClient client)
    {
        lock (_gate)
        {
            _members = Array.FindAll(_members, member => member != client);
            Players -= client.IsHost ? 0 : 1;
            EmptySince = _members.Length == 0 ? clock.Now : long.MaxValue;
        }
    }

    /// <summary>Gives a variable a value, and in silence tells nobody. Returns why it was refused; null when it was not.</summary>
    public CloseReason? Set(CloudClient sender, ReadOnlySpan<byte> name, byte[] line, bool isSilent = false)
    {
        lock (_gate)
        {
            var refusal = _variables.Set(name, line, out var variable, out var before);
            if (refusal is not null)
            {
                return refusal;
            }

            variable!.MissedAt = _members.Length > Players ? long.MinValue : clock.Now;
            Tell(new CloudLine(line, variable, sender), isSilent);
            Note();
            audit?.Add(ChangeKind.Set, projectId, variable.Name, sender.User, before, line);
            return null;
        }
    }

    /// <summary>Gives the values up; only when nobody is in the room.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _isForgotten = true;
            _variables.Clear();
            keeper?.Drop(this);
        }
    }

    /// <summary>Renames a variable, unless it does not exist or the new name is taken.</summary>
    public void Rename(CloudClient sender, ReadOnlySpan<byte> name, ReadOnlySpan<byte> newName, byte[] line, LineEncoder encoder, bool isSilent = false)
    {
        lock (_gate)
        {
            if (_variables.Rename(name, newName, encoder) is not { } variable)
            {
                return;
            }

            Tell(new CloudLine(line, null, sender), isSilent);
            Note();
            audit?.Add(ChangeKind.Rename, projectId, name.ToArray(), sender.User, variable.Line, variable.Line, variable.Name);
        }
    }

    /// <summary>Removes a variable; false when it does not exist.</summary>
    public bool Delete(CloudClient sender, ReadOnlySpan<byte> name, byte[] line, bool isSilent = false)
    {
        lock (_gate)
        {
            if (_variables.Remove(name) is not { } variable)
            {
                return false;
            }

            Tell(new CloudLine(line, variable, sender), isSilent);
            Note();
            audit?.Add(ChangeKind.Delete, projectId, variable.Name, sender.User, variable.Line, null);
            return true;
        }
    }

    /// <summary>Flushes what was appended: now, or when the pace allows it.</summary>
    public void RequestFlush()
    {
        lock (_gate)
        {
            if (_state != FlushState.Idle || _open.Count == 0)
            {
                return;
            }

            _state = FindDue() ? FlushState.Running : FlushState.Scheduled;
        }

        if (_state == FlushState.Scheduled)
        {
            pump.Schedule(this);
            return;
        }

        Flush();
    }

    /// <summary>
    /// Keeps a message unread until the next flush, with which it would leave anyway: a busy server then reads
    /// a client once per flush and not once per message. False when it may be read at once.
    /// </summary>
    public bool TryHold(ReadGate reader)
    {
        lock (_gate)
        {
            if (_state == FlushState.Running || (_state == FlushState.Idle && FindDue()))
            {
                return false;
            }

            _held.Add(reader);
            if (_state == FlushState.Scheduled)
            {
                return true;
            }

            _state = FlushState.Scheduled;
        }

        pump.Schedule(this);
        return true;
    }

    /// <summary>Reads what was held, then runs the flush that was scheduled. Only the pump calls it.</summary>
    public void FlushScheduled()
    {
        lock (_gate)
        {
            _state = FlushState.Running;
            (_held, _opening) = (_opening, _held);
        }

        try
        {
            foreach (var reader in _opening)
            {
                reader.Open();
            }
        }
        finally
        {
            _opening.Clear();
            Flush();
        }
    }

    /// <summary>Hosts take no player's place, and have some of their own when all are taken.</summary>
    private bool IsFullFor(CloudClient client) => client.IsHost
        ? _members.Length >= options.MaxClientsPerRoom + options.ReservedClients
        : Players >= options.MaxClientsPerRoom;

    private void Tell(CloudLine line, bool isSilent)
    {
        if (!isSilent)
        {
            _open.Add(line);
        }
    }

    private void Flush()
    {
        LineBatch batch;
        CloudClient[] members;
        lock (_gate)
        {
            if (_open.Count == 0)
            {
                _state = FlushState.Idle;
                return;
            }

            (batch, _open, _spare) = (_open, _spare, _open);
            members = _members;
            CountFlush(batch.Count, members.Length);
        }

        try
        {
            Send(batch, members);
        }
        finally
        {
            batch.Clear();
            EndFlush();
        }
    }

    /// <summary>The room goes on, whatever became of the flush.</summary>
    private void EndFlush()
    {
        lock (_gate)
        {
            _state = _open.Count == 0 ? FlushState.Idle : FlushState.Scheduled;
            if (_state == FlushState.Idle)
            {
                return;
            }

            FindDue();
        }

        pump.Schedule(this);
    }

    /// <summary>Finds when the next flush falls due; true when that is now.</summary>
    private bool FindDue()
    {
        var now = clock.Now;
        var interval = pace.Interval(now, _lines.Peak(now));
        FlushDue = _lastFlush + interval;
        FlushSlack = Math.Max(ShortestSlackMicroseconds, interval / 6);
        return FlushDue <= now;
    }

    private static void Send(LineBatch batch, CloudClient[] members)
    {
        batch.CountSenders();
        try
        {
            foreach (var member in members)
            {
                if (batch.HasLinesFor(member))
                {
                    member.Outbox.Post(batch, member);
                }

                member.SkippedLines = 0;
            }
        }
        finally
        {
            batch.ForgetSenders();
        }
    }

    private void CountFlush(int lines, int members)
    {
        _lastFlush = clock.Now;
        _lines.Add(_lastFlush, lines);
        var window = _lastFlush / WindowCounter.WindowMicroseconds;
        if (window != _countedWindow)
        {
            _countedWindow = window;
            pace.CountClients(_lastFlush, members);
        }
    }
}
