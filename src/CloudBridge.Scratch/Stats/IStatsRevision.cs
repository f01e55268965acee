namespace CloudBridge.Scratch;

/// <summary>Which state of a store of statistics an answer is from.</summary>
public interface IStatsRevision
{
    /// <summary>A short text that changes whenever places have been counted anew; null when nothing is kept counted.</summary>
    string? WorkerId { get; }
}

/// <summary>Nothing is kept counted.</summary>
public sealed class NoStatsRevision : IStatsRevision
{
    /// <inheritdoc />
    public string? WorkerId => null;
}
