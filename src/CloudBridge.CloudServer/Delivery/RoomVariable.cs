namespace CloudBridge.CloudServer.Delivery;

/// <summary>A variable of a room. Its latest value is kept as the line that told it, ready to be sent again.</summary>
internal sealed class RoomVariable
{
    /// <summary>Its name in UTF-8.</summary>
    public required byte[] Name { get; set; }

    /// <summary>The <c>set</c> line with the latest value.</summary>
    public required byte[] Line { get; set; }

    /// <summary>True while the store does not know that value.</summary>
    public bool IsUnsaved { get; set; }

    /// <summary>True once the store may know it under its name.</summary>
    public bool IsKnown { get; set; }

    /// <summary>
    /// The time at which it was last set while no host was in the room, in microseconds; <see cref="long.MinValue"/> when one
    /// was.
    /// </summary>
    public long MissedAt { get; set; } = long.MinValue;
}
