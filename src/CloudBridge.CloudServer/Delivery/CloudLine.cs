namespace CloudBridge.CloudServer.Delivery;

/// <summary>One encoded line on its way to the members of a room.</summary>
/// <param name="Bytes">The line with its line feed, shared by all receivers.</param>
/// <param name="Variable">The variable it is about; a newer line about it makes this one stale. Null: never stale.</param>
/// <param name="Sender">The client that must not get it.</param>
internal readonly record struct CloudLine(byte[] Bytes, RoomVariable? Variable, CloudClient Sender);
