namespace CloudBridge.Examples.Scores;

/// <summary>One line of the score table; in Scratch two items of a list.</summary>
public sealed record Score(string Player, int Points);
