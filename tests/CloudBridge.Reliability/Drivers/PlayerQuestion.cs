namespace CloudBridge.Reliability.Drivers;

/// <summary>One question of a player and how it ended.</summary>
/// <param name="Key">What tells it from all others.</param>
/// <param name="End">How it ended.</param>
/// <param name="Answer">The text that came, or the sentence about what went wrong.</param>
/// <param name="Elapsed">From the first value written to the end.</param>
internal sealed record PlayerQuestion(string Key, QuestionEnd End, string Answer, TimeSpan Elapsed);
