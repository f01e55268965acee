namespace CloudBridge.Measures;

/// <summary>The use of a room by another of the same project.</summary>
/// <param name="From">The room whose code has the name of a type.</param>
/// <param name="To">The room that declares the type.</param>
/// <param name="Type">The name of the type.</param>
/// <param name="File">The file that uses it, within its project.</param>
public sealed record RoomUse(string From, string To, string Type, string File);
