namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>A transition that waits to be stored.</summary>
/// <param name="Transition">What.</param>
/// <param name="IsWarning">Left out when the same was stored before.</param>
/// <param name="Stored">Who waits for it and would rather hear of a failure; null when it is tried until it works.</param>
internal sealed record TransitionWork(Transition Transition, bool IsWarning = false, TaskCompletionSource? Stored = null);
