namespace CloudBridge.Monitors.Policies;

/// <summary>All that the policy remembers of a monitor.</summary>
internal readonly record struct PolicyMemory
{
    /// <summary>The verdict that is known for sure.</summary>
    public Verdict Settled { get; init; }

    /// <summary>The verdict of the latest checks against that; only while <see cref="Contradictions"/> is above 0.</summary>
    public Verdict Suspected { get; init; }

    /// <summary>The number of checks in a row that have contradicted what is settled.</summary>
    public byte Contradictions { get; init; }

    /// <summary>True when it changes too often to say anything.</summary>
    public bool IsFlapping { get; init; }

    /// <summary>The verdicts that were settled before.</summary>
    public SettledWindow Window { get; init; }

    /// <summary>The last state that subscribers know of; <see cref="MonitorState.Pending"/> when they know of none.</summary>
    public MonitorState Told { get; init; }

    /// <summary>The state that is shown.</summary>
    public MonitorState State => IsFlapping ? MonitorState.Flapping : Settled switch
    {
        Verdict.Good => MonitorState.Up,
        Verdict.Bad => MonitorState.Down,
        Verdict.Refused => MonitorState.Refused,
        _ => MonitorState.Pending,
    };

    /// <summary>
    /// The memory of a monitor of which no more is known. One that was flapping must be quiet for a whole window first.
    /// </summary>
    /// <param name="state">Its state.</param>
    /// <param name="told">See <see cref="Told"/>; no change of the state by hand makes anybody forget it.</param>
    public static PolicyMemory Of(MonitorState state, MonitorState told) => state switch
    {
        MonitorState.Up => new() { Settled = Verdict.Good, Told = told },
        MonitorState.Down => new() { Settled = Verdict.Bad, Told = told },
        MonitorState.Refused => new() { Settled = Verdict.Refused, Told = told },
        MonitorState.Flapping => new() { IsFlapping = true, Window = SettledWindow.Restless, Told = told },
        _ => new() { Told = told },
    };

    /// <summary>The same without what the latest checks seem to say: they did not count.</summary>
    public PolicyMemory WithoutSuspicion() => this with { Contradictions = 0, Suspected = Verdict.Unknown };
}
