namespace CloudBridge.Storage.History;

/// <summary>Where blocks of buckets are kept.</summary>
internal enum BlockTable
{
    /// <summary>The 5-minute buckets of an hour.</summary>
    Hours,

    /// <summary>The hours of a day.</summary>
    Days,
}
