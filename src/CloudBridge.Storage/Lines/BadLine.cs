namespace CloudBridge.Storage;

/// <summary>A line of an import that could not be read.</summary>
/// <param name="Number">The number of the line, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BadLine(long Number, string Reason)
{
    /// <summary>The number of them that a report names.</summary>
    public const int MostNamed = 20;
}
