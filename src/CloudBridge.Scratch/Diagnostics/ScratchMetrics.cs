using System.Diagnostics.Metrics;

namespace CloudBridge.Scratch.Diagnostics;

/// <summary>The meter <c>CloudBridge.Scratch</c>. Its labels are outcomes, never names or values.</summary>
internal static class ScratchMetrics
{
    public const string MeterName = "CloudBridge.Scratch";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Logins = Meter.CreateCounter<long>(
        "cloudbridge.scratch.logins",
        description: "Attempts to get a session, by outcome.");
    private static readonly Counter<long> LogReadings = Meter.CreateCounter<long>(
        "cloudbridge.scratch.log_readings",
        description: "Readings of the cloud log, by outcome.");

    public static void LoginEnded(string outcome) => Logins.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void LogRead(string outcome) => LogReadings.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
