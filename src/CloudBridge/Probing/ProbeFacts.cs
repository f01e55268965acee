namespace CloudBridge.Probing;

/// <summary>What a probe has seen, before anybody judges it. Not safe for threads.</summary>
internal sealed class ProbeFacts
{
    /// <summary>The steps that failed outright, and why.</summary>
    public Dictionary<CapabilityStep, ProbeFailure> Failures { get; } = [];

    /// <summary>How long each step took.</summary>
    public Dictionary<CapabilityStep, TimeSpan> Elapsed { get; } = [];

    /// <summary>Whether the cloud is joined with an account at all.</summary>
    public bool HasAccount { get; set; }

    /// <summary>Whether there is a log to read.</summary>
    public bool HasLog { get; set; }

    /// <summary>When the value arrived at the other socket after it was written; null when it did not.</summary>
    public TimeSpan? PushedAfter { get; set; }

    /// <summary>Whether the value was among those that a newcomer got.</summary>
    public bool IsInSnapshot { get; set; }

    /// <summary>When the value stood in the log after it was written; null when it did not.</summary>
    public TimeSpan? LoggedAfter { get; set; }

    /// <summary>The account that the log names for the value.</summary>
    public string? LoggedUser { get; set; }

    /// <summary>How far the clock of the cloud is ahead of ours.</summary>
    public TimeSpan? ClockAhead { get; set; }

    /// <summary>Whether a step was begun and went well.</summary>
    public bool WentWell(CapabilityStep step) => Elapsed.ContainsKey(step) && !Failures.ContainsKey(step);
}
