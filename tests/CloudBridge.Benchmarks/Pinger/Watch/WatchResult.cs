namespace CloudBridge.Benchmarks.Pinger.Watch;

/// <summary>How a pinger did. Shares are of all cores; nobody is known to be unchecked when it did not run for a whole interval.</summary>
internal sealed record WatchResult(WatchReport Report, int? Unchecked, double PingerShare, double FarmShare, long ResidentBytes)
{
    public bool IsGood => Report is { Checks: > 0, Failed: 0 };

    public void AddTo(Dictionary<string, object> figures, string suffix)
    {
        figures[$"lateness_p99_ms{suffix}"] = Math.Round(Report.LatenessP99, 1);
        figures[$"lateness_p50_ms{suffix}"] = Math.Round(Report.LatenessP50, 1);
        figures[$"lateness_max_ms{suffix}"] = Math.Round(Report.LatenessMax, 1);
        figures[$"ready_seconds{suffix}"] = Math.Round(Report.ReadySeconds, 2);
        if (Unchecked is { } missing)
        {
            figures[$"unchecked_within_interval{suffix}"] = missing;
        }

        figures[$"pinger_cpu_share{suffix}"] = Math.Round(PingerShare, 4);
        figures[$"farm_cpu_share{suffix}"] = Math.Round(FarmShare, 4);
        figures[$"pinger_rss_mb{suffix}"] = Math.Round(ResidentBytes / 1e6, 1);
        figures[$"checks{suffix}"] = Report.Checks;
        figures[$"failed{suffix}"] = Report.Failed;
        figures[$"skipped{suffix}"] = Report.Skipped;
    }
}
