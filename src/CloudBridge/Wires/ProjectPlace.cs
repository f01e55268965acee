namespace CloudBridge.Wires;

/// <summary>One project on one cloud, as its wires see it.</summary>
/// <param name="CloudName">The name of the cloud, as configured.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="RequestVariable">The variable that requests come in, with its cloud prefix.</param>
/// <param name="ValueLength">The longest value the cloud takes.</param>
/// <param name="Gone">
/// Cancelled when a room that was joined by a pattern is left for good; a project that the operator has named never is.
/// </param>
internal sealed record ProjectPlace(
    string CloudName,
    string ProjectId,
    string RequestVariable,
    int ValueLength,
    CancellationToken Gone)
{
    /// <summary>
    /// True for a room that was joined because a pattern matches it: there are many, and anybody makes one up, so each has
    /// a fraction.
    /// </summary>
    public bool IsByPattern => Gone.CanBeCanceled;
}
