namespace CloudBridge.Client;

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

    /// <summary>In CB1: what the answer says, null and empty text told apart; as <see cref="Items"/> otherwise.</summary>
    public IReadOnlyList<string?> Values { get => field ?? Items; init; }

    /// <summary>In CB1: true for a list, of any length.</summary>
    public bool IsList { get; init; }

    /// <summary>
    /// In CB1: what went wrong; in the compatible format every error is <see cref="RequestStatus.Failed"/>. Null without an
    /// answer.
    /// </summary>
    public RequestStatus? Result { get => field ?? ResultOf(Status); init; }

    private static RequestStatus? ResultOf(AnswerStatus status) => status switch
    {
        AnswerStatus.Done => RequestStatus.Completed,
        AnswerStatus.Error => RequestStatus.Failed,
        _ => null,
    };
}
