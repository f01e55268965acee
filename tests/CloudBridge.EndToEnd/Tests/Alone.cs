namespace CloudBridge.EndToEnd.Tests;

/// <summary>Tests that measure, or take all that the machine has: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    internal const string Name = "alone";
}
