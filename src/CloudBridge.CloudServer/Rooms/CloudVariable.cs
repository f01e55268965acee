namespace CloudBridge.CloudServer.Rooms;

/// <summary>A variable of a room. Its latest value is kept as the line that told it, ready to be sent again.</summary>
internal sealed class CloudVariable
{
    /// <summary>The <c>set</c> line with the latest value.</summary>
    public required byte[] Line { get; set; }
}
