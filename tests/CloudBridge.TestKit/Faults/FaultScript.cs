namespace CloudBridge.TestKit.Faults;

/// <summary>Picks faults and moments at random, the same ones for the same seed. Safe for threads.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly Random _random;

    /// <summary>Begins a script.</summary>
    /// <param name="seed">Decides everything that is random.</param>
    /// <param name="kinds">The kinds to pick from; none for all.</param>
    public FaultScript(int seed, params IReadOnlyList<FaultKind> kinds)
    {
        Seed = seed;
        Kinds = kinds.Count > 0 ? kinds : Enum.GetValues<FaultKind>();
        _random = new Random(seed);
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>The kinds that are picked from.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; }

    /// <summary>The next fault, of a random kind.</summary>
    public Fault Next()
    {
        lock (_gate)
        {
            return Make(Kinds[_random.Next(Kinds.Count)]);
        }
    }

    /// <summary>The next fault of a kind, with random measures.</summary>
    public Fault Next(FaultKind kind)
    {
        lock (_gate)
        {
            return Make(kind);
        }
    }

    /// <summary>A random time up to a limit.</summary>
    public TimeSpan Moment(TimeSpan atMost)
    {
        lock (_gate)
        {
            return atMost * _random.NextDouble();
        }
    }

    /// <summary>Lets faults happen to random open connections at random moments until told to stop.</summary>
    /// <param name="proxy">Whose connections.</param>
    /// <param name="between">The longest time between two faults.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the script.</param>
    /// <returns>Faults applied.</returns>
    public async Task<int> RunAsync(FaultProxy proxy, TimeSpan between, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        var applied = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Moment(between), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancellationToken.IsCancellationRequested && proxy.Connections is { Count: > 0 } open)
            {
                Pick(open).Apply(Next());
                applied++;
            }
        }

        return applied;
    }

    /// <summary>Runs what depends on the script; a failure names the seed to play it again.</summary>
    /// <exception cref="InvalidOperationException">It failed; the cause is inside.</exception>
    public async Task GuardAsync(Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        try
        {
            await body();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Failed with seed {Seed}: {error.Message}", error);
        }
    }

    private ProxyConnection Pick(IReadOnlyList<ProxyConnection> open)
    {
        lock (_gate)
        {
            return open[_random.Next(open.Count)];
        }
    }

    private Fault Make(FaultKind kind)
    {
        var direction = (FaultDirection)_random.Next(1, 4);
        return new Fault(kind, direction)
        {
            AfterBytes = _random.Next(3) == 0 ? 0 : _random.Next(1, 2000),
            Delay = TimeSpan.FromMilliseconds(_random.Next(1, kind == FaultKind.Slice ? 4 : 60)),
            Jitter = TimeSpan.FromMilliseconds(_random.Next(0, 40)),
            Size = kind switch
            {
                FaultKind.Slice => _random.Next(16, 128),
                FaultKind.Bandwidth => _random.Next(8, 64) * 1024,
                _ => (1024 * 1024) + 1,
            },
        };
    }
}
