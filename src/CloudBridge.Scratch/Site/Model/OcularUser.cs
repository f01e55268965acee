namespace CloudBridge.Scratch;

/// <summary>The name, status and colour that a user has set on ocular.</summary>
/// <param name="Name">The name.</param>
/// <param name="Status">The status; empty for none.</param>
/// <param name="Color">The colour of the dot, in the way of web pages; empty for none.</param>
public sealed record OcularUser(string Name, string Status, string Color);

/// <summary>Those who reacted to a post of the forum in one way.</summary>
/// <param name="Emoji">The emoji.</param>
/// <param name="Name">Its name in letters, such as <c>thumbs up</c>; the emoji itself where it is not a usual one.</param>
/// <param name="Users">Who reacted so.</param>
public sealed record OcularReaction(string Emoji, string Name, IReadOnlyList<string> Users);
