namespace CloudBridge.Benchmarks;

/// <summary>One thing the runner can do, chosen by the first argument.</summary>
internal interface IScenario
{
    string Name { get; }

    string Description { get; }

    /// <summary>True for a role in a process that a scenario starts for itself.</summary>
    bool IsInternal => false;

    /// <summary>Runs and returns the exit code.</summary>
    Task<int> RunAsync(string[] args);
}
