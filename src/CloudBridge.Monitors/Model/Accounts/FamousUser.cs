namespace CloudBridge.Monitors;

/// <summary>A user with monitors and many followers.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Followers">Followers as of the latest monitor made.</param>
public sealed record FamousUser(string Name, long Followers);
