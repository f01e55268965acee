namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>A monitor with all that is kept of it.</summary>
/// <param name="Monitor">The monitor.</param>
/// <param name="Incidents">Its changes of state, newest first.</param>
/// <param name="Checks">Its single checks, newest first.</param>
/// <param name="FiveMinutes">Its buckets of 5 minutes, oldest first.</param>
/// <param name="Hours">Its buckets of an hour, oldest first.</param>
internal sealed record ExportedMonitorJson(
    MonitorJson Monitor,
    IReadOnlyList<IncidentJson> Incidents,
    IReadOnlyList<CheckJson> Checks,
    IReadOnlyList<BucketJson> FiveMinutes,
    IReadOnlyList<BucketJson> Hours);
