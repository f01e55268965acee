namespace CloudBridge.Storage.Stats.Writing;

/// <summary>Something to store. Times are milliseconds since 1970.</summary>
internal abstract record StatsRow
{
    /// <summary>Characters of its texts.</summary>
    public virtual int Characters => 0;
}
