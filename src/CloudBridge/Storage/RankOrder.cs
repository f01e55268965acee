namespace CloudBridge.Storage;

/// <summary>Which numbers come first.</summary>
public enum RankOrder
{
    /// <summary>The highest, as for points.</summary>
    Highest,

    /// <summary>The lowest, as for times.</summary>
    Lowest,
}
