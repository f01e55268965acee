namespace CloudBridge.Benchmarks.Pinger.Watch;

/// <summary>What a running pinger has done; times in milliseconds.</summary>
internal sealed record WatchReport(int Checks, int Failed, int Monitors, long Skipped, double ReadySeconds, double LatenessP50, double LatenessP99, double LatenessMax);
