namespace CloudBridge.Server.Tools.Demo;

/// <summary>One request of the demo and what must come of it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Name">The request.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Expectation">What is right, in words.</param>
/// <param name="IsRight">Whether what came of it is exactly that.</param>
internal sealed record DemoStep(
    string Title,
    string Name,
    IReadOnlyList<string> Arguments,
    string Expectation,
    Func<DemoResult, bool> IsRight)
{
    /// <summary>The preparation before it; null for none.</summary>
    public Func<CancellationToken, Task>? Prepare { get; init; }

    /// <summary>True when the answer is read from the cloud log, because the cloud pushes nothing.</summary>
    public bool IsOverLog { get; init; }
}
