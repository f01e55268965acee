namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>The state of what a user shows to everybody.</summary>
/// <param name="User">The user.</param>
/// <param name="State">up when all of it is up, down when something is down, otherwise mixed; unknown when there is
/// nothing.</param>
/// <param name="Monitors">The monitors that are public.</param>
internal sealed record FeedJson(string User, string State, IReadOnlyList<FeedMonitorJson> Monitors);
