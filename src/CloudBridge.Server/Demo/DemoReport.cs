namespace CloudBridge.Server.Demo;

/// <summary>What <c>demo --json</c> prints.</summary>
internal sealed record DemoReport(bool Ok, Uri Cloud, string Page, IReadOnlyList<DemoReportStep> Steps)
{
    public static DemoReport Of(DemoRun demo, IReadOnlyCollection<DemoResult> results) =>
        new(results.All(result => result.IsRight), demo.Cloud, demo.Page, [.. results.Select(DemoReportStep.Of)]);
}
