namespace CloudBridge.Server.Tools.Demo;

/// <summary>The output of <c>demo --json</c>.</summary>
internal sealed record DemoReport(bool Ok, string About, Uri Cloud, string Page, IReadOnlyList<DemoReportStep> Steps)
{
    public static DemoReport Of(IDemo demo, IReadOnlyCollection<DemoResult> results) =>
        new(results.All(result => result.IsRight), demo.About, demo.Cloud, demo.Page, [.. results.Select(DemoReportStep.Of)]);
}
