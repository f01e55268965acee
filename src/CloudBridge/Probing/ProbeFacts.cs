using CloudBridge.Clouds;

namespace CloudBridge.Probing;

/// <summary>The facts that a probe has seen, before anybody judges them. Not safe for threads.</summary>
internal sealed class ProbeFacts
{
    /// <summary>The steps that failed outright, and why.</summary>
    public Dictionary<CapabilityStep, ProbeFailure> Failures { get; } = [];

    /// <summary>The time that each step took.</summary>
    public Dictionary<CapabilityStep, TimeSpan> Elapsed { get; } = [];

    /// <summary>True when the cloud is joined with an account at all.</summary>
    public bool HasAccount { get; set; }

    /// <summary>True when there is a log to read.</summary>
    public bool HasLog { get; set; }

    /// <summary>The time after which the value arrived at the other socket; null when it did not.</summary>
    public TimeSpan? PushedAfter { get; set; }

    /// <summary>True when the value was among those that a newcomer got.</summary>
    public bool IsInSnapshot { get; set; }

    /// <summary>The time after which the value stood in the log; null when it did not.</summary>
    public TimeSpan? LoggedAfter { get; set; }

    /// <summary>The account that the log names for the value.</summary>
    public string? LoggedUser { get; set; }

    /// <summary>The time by which the clock of the cloud is ahead of ours.</summary>
    public TimeSpan? ClockAhead { get; set; }

    /// <summary>True when a step was begun and went well.</summary>
    public bool WentWell(CapabilityStep step) => Elapsed.ContainsKey(step) && !Failures.ContainsKey(step);
}
