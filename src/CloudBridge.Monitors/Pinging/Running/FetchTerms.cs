namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>The terms on which a monitor takes part in a fetch.</summary>
/// <param name="Timeout">How long it may take.</param>
/// <param name="Interval">How often the monitor is checked; another's result may be half as old.</param>
/// <param name="IsFresh">Only a fetch that is not over yet will do: it confirms or refutes an earlier one.</param>
internal readonly record struct FetchTerms(TimeSpan Timeout, TimeSpan Interval, bool IsFresh);
