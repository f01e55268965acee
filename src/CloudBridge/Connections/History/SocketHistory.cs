using System.Text;
using CloudBridge.Clouds;
using CloudBridge.Requests;
using CloudBridge.Wires;

namespace CloudBridge.Connections.History;

/// <summary>The history of the sockets of one project, to be compared with what the cloud log says. Safe for threads.</summary>
/// <param name="time">The clock.</param>
/// <param name="trustsPast">
/// True when requests from before the first connection are told apart from handled ones by a journal.
/// </param>
internal sealed class SocketHistory(TimeProvider time, bool trustsPast)
{
    private const int Capacity = 4096;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly RepeatMemory _packets = new(time, Memory, Capacity);
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private (byte[] Value, TaskCompletionSource Heard)? _expected;
    private long _lastHeard = time.GetTimestamp();
    private long? _lastProof;
    private volatile bool _isSilent;

    /// <summary>True when values of others do not come over the socket, so that the log has to be read for them.</summary>
    public bool IsSilent
    {
        get => _isSilent;
        set => _isSilent = value;
    }

    /// <summary>The outcome of the last probe.</summary>
    public PushProof Proof { get; private set; }

    /// <summary>True when no value of anybody has come over the socket for a while.</summary>
    public bool IsQuiet => time.GetElapsedTime(Volatile.Read(ref _lastHeard)) > Lately;

    /// <summary>From when on rows of the log may be requests of this run.</summary>
    public DateTimeOffset Since(DateTimeOffset fresh) => trustsPast || fresh > _started ? fresh : _started;

    /// <summary>True when the last probe is older than a time.</summary>
    public bool IsDue(TimeSpan interval) => _lastProof is not { } last || time.GetElapsedTime(last) >= interval;

    /// <summary>Keeps the outcome of a probe.</summary>
    public void Proven(PushProof proof)
    {
        _lastProof = time.GetTimestamp();
        Proof = proof;
        _isSilent = proof == PushProof.OnlyLogged;
    }

    /// <summary>Completes when a value arrives over the socket.</summary>
    public Task Expect(string value)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _expected = (Encoding.ASCII.GetBytes(value), heard);
        }

        return heard.Task;
    }

    /// <summary>A value has come over the socket outside of a snapshot.</summary>
    public void RecordReceived(ReadOnlySpan<byte> value)
    {
        Volatile.Write(ref _lastHeard, time.GetTimestamp());
        _isSilent = false;
        lock (_gate)
        {
            if (_expected is { } expected && value.SequenceEqual(expected.Value))
            {
                expected.Heard.TrySetResult();
                _expected = null;
            }
        }
    }

    /// <summary>A packet has been taken, from the socket or the log; false when it had been before.</summary>
    public bool TryTake(PacketKey key)
    {
        lock (_gate)
        {
            if (_packets.TryGet(key, out _))
            {
                return false;
            }

            _packets.Add(key);
            return true;
        }
    }
}
