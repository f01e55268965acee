using System.Net;

namespace CloudBridge.Server.Http.Limiting;

/// <summary>
/// Limits how often an address may do something: so many times at once, and so many a minute from then on. Remembers a
/// bounded number of addresses; those seen longest ago make room. Safe for threads.
/// </summary>
internal sealed class AddressLimit(int perMinute, TimeProvider time)
{
    public const int MaxAddresses = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, LinkedListNode<Bucket>> _buckets = [];
    private readonly LinkedList<Bucket> _byUse = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _buckets.Count;
            }
        }
    }

    /// <summary>The time that an address has to wait; null when it need not.</summary>
    public TimeSpan? WaitOf(IPAddress address)
    {
        lock (_gate)
        {
            return _buckets.TryGetValue(address, out var node) ? Wait(node.Value) : null;
        }
    }

    /// <summary>Counts one time, unless the address has to wait.</summary>
    /// <returns>How long it has to wait; null when it was counted.</returns>
    public TimeSpan? Take(IPAddress address)
    {
        lock (_gate)
        {
            var bucket = Use(address);
            var wait = Wait(bucket);
            bucket.Left -= wait is null ? 1 : 0;
            return wait;
        }
    }

    private Bucket Use(IPAddress address)
    {
        if (_buckets.TryGetValue(address, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value;
        }

        if (_buckets.Count == MaxAddresses)
        {
            _buckets.Remove(_byUse.First!.Value.Address);
            _byUse.RemoveFirst();
        }

        var bucket = new Bucket(address) { Left = perMinute, At = time.GetTimestamp() };
        _buckets.Add(address, _byUse.AddLast(bucket));
        return bucket;
    }

    private TimeSpan? Wait(Bucket bucket)
    {
        var now = time.GetTimestamp();
        bucket.Left = Math.Min(perMinute, bucket.Left + (time.GetElapsedTime(bucket.At, now).TotalMinutes * perMinute));
        bucket.At = now;
        return bucket.Left >= 1 ? null : TimeSpan.FromMinutes((1 - bucket.Left) / perMinute);
    }

    private sealed class Bucket(IPAddress address)
    {
        public IPAddress Address { get; } = address;

        public double Left { get; set; }

        public long At { get; set; }
    }
}
