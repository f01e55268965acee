namespace CloudBridge.Monitors.Tests.Pinging.Updating;

/// <summary>Tests that measure memory run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
