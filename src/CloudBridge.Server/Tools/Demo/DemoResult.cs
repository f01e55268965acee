using CloudBridge.Client;

namespace CloudBridge.Server.Tools.Demo;

/// <summary>The outcome of a request of the demo.</summary>
/// <param name="Step">What was asked.</param>
/// <param name="Answer">What the project has in the end.</param>
/// <param name="Sent">Values the project wrote.</param>
/// <param name="Received">Values the server wrote.</param>
internal sealed record DemoResult(
    DemoStep Step,
    CloudAnswer Answer,
    IReadOnlyList<CloudValue> Sent,
    IReadOnlyList<CloudValue> Received)
{
    public bool IsRight => Step.IsRight(this);

    /// <summary>True when the answer is one text, and this one.</summary>
    public bool Is(string text) => Answer is { Status: AnswerStatus.Done, Items: [var item] } && item == text;

    /// <summary>True when the answer is the two lines of a failure.</summary>
    public bool IsFailure(string beginning) =>
        Answer is { Status: AnswerStatus.Error, Items: [var first, var sentence] }
        && first == $"Error in request {Step.Name}"
        && sentence.StartsWith(beginning, StringComparison.Ordinal);
}
