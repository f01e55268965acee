namespace CloudBridge.Monitors.Policies;

/// <summary>The consequences of a check.</summary>
/// <param name="Memory">What is remembered now; its state is the new one.</param>
/// <param name="HasChanged">Whether the state is another one than before.</param>
/// <param name="IsAlert">Whether subscribers are told of the change.</param>
/// <param name="ConfirmAfter">When to check again, counted from the beginning of this check; null for the next regular
/// time.</param>
internal readonly record struct PolicyStep(PolicyMemory Memory, bool HasChanged, bool IsAlert, TimeSpan? ConfirmAfter);
