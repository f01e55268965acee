namespace CloudBridge;

/// <summary>The answer to a request, as a project sees it.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Items">The list in the project: one item for a text or number, none for an empty answer.</param>
/// <param name="IsNumber">True when the digits came as they are.</param>
/// <param name="Parts">Values the answer took.</param>
/// <param name="Elapsed">From the first value of the request to the last of the answer.</param>
public sealed record CloudAnswer(AnswerStatus Status, IReadOnlyList<string> Items, bool IsNumber, int Parts, TimeSpan Elapsed)
{
    /// <summary>The sentence on what went wrong; null unless <see cref="Status"/> is <see cref="AnswerStatus.Error"/>.</summary>
    public string? Error => Status == AnswerStatus.Error ? Items[^1] : null;
}
