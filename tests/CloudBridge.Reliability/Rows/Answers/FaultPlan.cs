using System.Collections.Concurrent;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.Reliability.Rows.Answers;

/// <summary>Hands out faults so that every kind comes equally often, with measures from one seed. Safe for threads.</summary>
internal sealed class FaultPlan(int seed)
{
    private const int MostBytes = 600;
    private static readonly FaultKind[] Endings =
    [
        FaultKind.Reset, FaultKind.Close, FaultKind.HalfFrame, FaultKind.SlowClose, FaultKind.InvalidUtf8,
        FaultKind.Oversize, FaultKind.AcceptThenClose, FaultKind.CloseAfterUpgrade, FaultKind.BlackHole, FaultKind.SwallowPong,
    ];

    private static readonly FaultKind[] Disturbances = [FaultKind.Latency, FaultKind.Slice, FaultKind.Bandwidth, FaultKind.DuplicateFrame];

    private readonly FaultScript _script = new(seed);
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private int _ended;
    private int _disturbed;

    /// <summary>How often each kind was applied.</summary>
    public ConcurrentDictionary<FaultKind, int> Applied { get; } = new();

    /// <summary>Lets the open connection end, now or within the next exchange.</summary>
    public BrokenConnection Disconnect(FaultProxy proxy)
    {
        var fault = Next(Endings, ref _ended);
        var open = proxy.Connections;
        if (fault.Kind is FaultKind.AcceptThenClose or FaultKind.CloseAfterUpgrade)
        {
            proxy.Apply(fault, FaultScope.New);
        }

        foreach (var connection in open)
        {
            connection.Apply(fault);
        }

        return new BrokenConnection(proxy, fault, open);
    }

    /// <summary>Makes the open connection worse without ending it.</summary>
    public void Disturb(FaultProxy proxy)
    {
        var fault = Next(Disturbances, ref _disturbed);
        foreach (var connection in proxy.Connections)
        {
            connection.Apply(fault);
        }
    }

    private Fault Next(FaultKind[] kinds, ref int next)
    {
        lock (_gate)
        {
            var kind = kinds[next++ % kinds.Length];
            Applied.AddOrUpdate(kind, 1, (_, count) => count + 1);
            var fault = _script.Next(kind);
            return kind switch
            {
                FaultKind.AcceptThenClose or FaultKind.CloseAfterUpgrade => fault with { Direction = FaultDirection.Both, AfterBytes = 0 },
                FaultKind.Oversize => fault with { Direction = FaultDirection.ToTarget, AfterBytes = 0 },
                FaultKind.SwallowPong => fault with { Direction = FaultDirection.Both, AfterBytes = 0 },
                FaultKind.Latency or FaultKind.Slice or FaultKind.Bandwidth => fault with { AfterBytes = 0 },
                FaultKind.BlackHole => fault with { AfterBytes = _random.Next(MostBytes / 4) },
                _ => fault with { AfterBytes = _random.Next(MostBytes) },
            };
        }
    }
}
