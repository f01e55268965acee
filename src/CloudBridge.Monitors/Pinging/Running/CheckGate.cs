using System.Runtime.InteropServices;

namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>
/// Keeps checks within the limits: in all, for each host and for each owner. One whose host or owner is busy waits in that
/// host's or owner's own queue and holds nothing meanwhile, so that it delays nobody else. Where a host answers nobody in
/// time, those that waited for it long enough are judged like those that asked, and have their turn first the next time.
/// Safe for threads.
/// </summary>
internal sealed class CheckGate(PingerOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CheckLane> _hosts = [];
    private readonly Dictionary<long, CheckLane> _owners = [];
    private readonly Queue<IGatedCheck> _ready = new();
    private int _running;
    private int _waiting;

    /// <summary>Checks that run.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Checks that wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Starts a check, now or when there is room for it.</summary>
    public void Enter(IGatedCheck check)
    {
        lock (_gate)
        {
            _waiting++;
            Admit(check);
        }
    }

    /// <summary>A check that was started is over.</summary>
    public void Leave(IGatedCheck check)
    {
        lock (_gate)
        {
            _running--;
            var (host, owner) = (_hosts[check.Host], _owners[check.OwnerId]);
            host.Running--;
            owner.Running--;
            host.Note(check);
            while (host.Running < options.MaxChecksPerHost && host.TryNext(out var next))
            {
                Admit(next);
            }

            foreach (var hopeless in host.TakeHopeless())
            {
                _waiting--;
                hopeless.GiveUp();
            }

            while (owner.Running < options.MaxChecksPerOwner && owner.TryNext(out var next))
            {
                Admit(next);
            }

            while (_running < options.MaxChecks && _ready.TryDequeue(out var next))
            {
                Admit(next);
            }

            Drop(_hosts, check.Host, host);
            Drop(_owners, check.OwnerId, owner);
        }
    }

    private void Admit(IGatedCheck check)
    {
        var host = LaneOf(_hosts, check.Host);
        if (host.Running >= options.MaxChecksPerHost)
        {
            host.Wait(check);
            return;
        }

        var owner = LaneOf(_owners, check.OwnerId);
        if (owner.Running >= options.MaxChecksPerOwner)
        {
            owner.Wait(check);
            return;
        }

        if (_running >= options.MaxChecks)
        {
            _ready.Enqueue(check);
            return;
        }

        host.Running++;
        owner.Running++;
        _running++;
        _waiting--;
        check.Start();
    }

    private static CheckLane LaneOf<TKey>(Dictionary<TKey, CheckLane> lanes, TKey key)
        where TKey : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(lanes, key, out _) ??= new();

    private static void Drop<TKey>(Dictionary<TKey, CheckLane> lanes, TKey key, CheckLane lane)
        where TKey : notnull
    {
        if (lane.IsEmpty)
        {
            lanes.Remove(key);
        }
    }
}
