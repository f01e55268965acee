using CloudBridge.Client;

namespace CloudBridge.Server.Tools.Client;

/// <summary>The output of <c>request --json</c>.</summary>
/// <param name="Status">done, error, timeout, or unreachable.</param>
/// <param name="Items">The list in the project.</param>
/// <param name="Error">What went wrong; null when nothing did.</param>
/// <param name="IsNumber">True when the digits came as they are.</param>
/// <param name="Parts">Values the answer took.</param>
/// <param name="Milliseconds">From the first value of the request to the last of the answer.</param>
internal sealed record RequestAnswer(
    string Status,
    IReadOnlyList<string> Items,
    string? Error,
    bool IsNumber,
    int Parts,
    double Milliseconds)
{
    /// <summary>The items, with what is null told apart from an empty text, as CB1 does; otherwise the items.</summary>
    public IReadOnlyList<string?> Values { get; private init; } = Items;

    public static RequestAnswer Of(CloudAnswer answer, string? error) => new(
        answer.Status.ToString().ToLowerInvariant(),
        answer.Items,
        error,
        answer.IsNumber,
        answer.Parts,
        Math.Round(answer.Elapsed.TotalMilliseconds, 1))
    {
        Values = answer.Values,
    };

    public static RequestAnswer Unreachable(string error) => new("unreachable", [], error, false, 0, 0);
}
