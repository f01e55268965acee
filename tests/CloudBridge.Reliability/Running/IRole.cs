namespace CloudBridge.Reliability.Running;

/// <summary>A part of a row in a process of its own. It ends when its input does, so that it never outlives its parent.</summary>
internal interface IRole
{
    /// <summary>What follows <c>role</c> on the command line.</summary>
    string Name { get; }

    /// <summary>Runs and returns the exit code.</summary>
    Task<int> RunAsync(string[] args);
}
