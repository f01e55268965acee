namespace CloudBridge.Server.Tools.Demo;

/// <summary>What <c>demo --json</c> prints.</summary>
internal sealed record DemoReport(bool Ok, string About, Uri Cloud, string Page, IReadOnlyList<DemoReportStep> Steps)
{
    public static DemoReport Of(IDemo demo, IReadOnlyCollection<DemoResult> results) =>
        new(results.All(result => result.IsRight), demo.About, demo.Cloud, demo.Page, [.. results.Select(DemoReportStep.Of)]);
}
