namespace CloudBridge.TestKit;

/// <summary>What the in-memory cloud does with a value.</summary>
public enum Fate
{
    /// <summary>Keeps it and tells the others in the room.</summary>
    Deliver,

    /// <summary>Loses it.</summary>
    Drop,

    /// <summary>Delivers it twice.</summary>
    Duplicate,

    /// <summary>Keeps it back until <see cref="InMemoryCloud.Release"/>.</summary>
    Hold,
}
