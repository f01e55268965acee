namespace CloudBridge.Scratch;

/// <summary>One line of "What I've been doing" on a profile.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="Action">What: <c>loved</c>, <c>favorited</c>, <c>is now following</c>, <c>shared the project</c> and the
/// like.</param>
/// <param name="Target">The title or name of what it was done with; empty for none.</param>
/// <param name="Link">The path of the target, such as <c>/projects/104/</c>; empty for none.</param>
/// <param name="Ago">How long ago in Scratch's words, such as <c>2 days, 3 hours ago</c>.</param>
public sealed record SiteActivity(string Actor, string Action, string Target, string Link, string Ago);
