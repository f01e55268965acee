namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>Everything that is kept here about an account.</summary>
/// <param name="ExportedAt">When this was written.</param>
/// <param name="Account">The account.</param>
/// <param name="Keys">Its keys, without what would let anybody use one.</param>
/// <param name="Alerts">Where its alerts go.</param>
/// <param name="Monitors">Its monitors with their history.</param>
internal sealed record ExportJson(
    DateTime ExportedAt,
    MeJson Account,
    IReadOnlyList<ExportedKeyJson> Keys,
    IReadOnlyList<AlertJson> Alerts,
    IAsyncEnumerable<ExportedMonitorJson> Monitors);
