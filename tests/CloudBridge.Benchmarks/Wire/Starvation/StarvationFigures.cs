namespace CloudBridge.Benchmarks.Wire.Starvation;

/// <summary>What long answers and players in a loop do to each other: our turns beside first come, first served and the order of the peer.</summary>
internal static class StarvationFigures
{
    private const double Seconds = 600;
    private static readonly int[] Sizes = [206, 600, 1200, 5000];

    private static readonly (string Name, Func<VirtualClock, IAnswerOrder> Make)[] Orders =
    [
        ("ours", clock => new BridgeOrder(clock)),
        ("first_come", _ => new PlainOrder(byAsking: false)),
        ("peer", _ => new PlainOrder(byAsking: true)),
    ];

    /// <summary>Adds the tables to the figures.</summary>
    public static void AddTo(Dictionary<string, object> figures)
    {
        foreach (var (name, make) in Orders)
        {
            figures[$"starvation_alone_600_{name}_seconds"] = Round(Run(make, 0, [600])[600].Max());
            foreach (var size in Sizes)
            {
                figures[$"starvation_7_short_beside_{size}_{name}"] = Beside(Run(make, 7, [size]), size);
            }
        }

        foreach (var longs in new[] { 2, 4, 8 })
        {
            foreach (var shorts in new[] { 1, 7, 39 })
            {
                foreach (var (name, make) in Orders)
                {
                    figures[$"slowdown_{longs}_long_{shorts}_short_{name}"] = Slowdowns(make, shorts, longs);
                }
            }
        }
    }

    private static Dictionary<string, double> Beside(Dictionary<int, List<double>> waits, int size)
    {
        var meanwhile = waits.Where(kind => kind.Key is not 0 && kind.Key != size).SelectMany(kind => kind.Value).ToList();
        return new()
        {
            ["long_median"] = Share(waits[size], 0.5),
            ["long_worst"] = Share(waits[size], 1),
            ["short_median"] = Share(meanwhile, 0.5),
            ["short_p99"] = Share(meanwhile, 0.99),
        };
    }

    /// <summary>The worst wait of each size, as a multiple of what the answer takes alone; and the largest of them for each player.</summary>
    private static Dictionary<string, double> Slowdowns(Func<VirtualClock, IAnswerOrder> make, int shorts, int longs)
    {
        var sizes = Enumerable.Range(0, longs).Select(i => Sizes[i % Sizes.Length]).ToArray();
        var waits = Run(make, shorts, sizes);
        var slowdowns = new Dictionary<string, double>();
        foreach (var (size, list) in waits.Where(kind => kind.Key > 0).OrderBy(kind => kind.Key))
        {
            slowdowns[$"{size}"] = Math.Round(list.Max() / Alone(make, size), 1);
        }

        slowdowns["worst_per_player"] = Math.Round(slowdowns.Values.Max() / (shorts + longs), 2);
        return slowdowns;
    }

    /// <summary>What an answer takes alone, at the pace of the cloud: a value takes its 0.1 s, also when nothing was sent before.</summary>
    private static double Alone(Func<VirtualClock, IAnswerOrder> make, int size) =>
        Run(make, 0, [size], 60)[size].Max() + (1.0 / Simulation.ValuesPerSecond);

    private static Dictionary<int, List<double>> Run(Func<VirtualClock, IAnswerOrder> make, int shorts, IReadOnlyList<int> longs, double seconds = Seconds)
    {
        var clock = new VirtualClock();
        return new StarvationRun(clock, make(clock), shorts, longs).Run(seconds);
    }

    private static double Share(List<double> waits, double share)
    {
        waits.Sort();
        return waits.Count == 0 ? double.NaN : Round(waits[Math.Clamp((int)Math.Ceiling(share * waits.Count) - 1, 0, waits.Count - 1)]);
    }

    private static double Round(double seconds) => Math.Round(seconds, 2);
}
