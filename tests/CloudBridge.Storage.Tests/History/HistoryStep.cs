namespace CloudBridge.Storage.Tests.History;

/// <summary>One thing that happens to a history.</summary>
/// <param name="Kind">What.</param>
/// <param name="Monitor">To which monitor, for appends.</param>
/// <param name="Minutes">How far time moves on, or how late checks are.</param>
/// <param name="Count">How many checks, or after how many writes maintenance ends.</param>
internal sealed record HistoryStep(HistoryStepKind Kind, long Monitor, int Minutes, int Count);

/// <summary>Which thing.</summary>
internal enum HistoryStepKind
{
    Append,
    AppendAgain,
    AppendLate,
    Wait,
    Maintain,
    MaintainInPart,
    Restart,
    Delete,
}
