using CloudBridge.Client;
using CloudBridge.Server.Tools.Client;

namespace CloudBridge.Server.Tools.Demo;

/// <summary>One request in <see cref="DemoReport"/>.</summary>
internal sealed record DemoReportStep(
    string Title,
    string Name,
    IReadOnlyList<string> Arguments,
    bool Right,
    RequestAnswer Answer,
    IReadOnlyList<CloudValue> Sent,
    IReadOnlyList<CloudValue> Received)
{
    public static DemoReportStep Of(DemoResult result) => new(
        result.Step.Title,
        result.Step.Name,
        result.Step.Arguments,
        result.IsRight,
        RequestAnswer.Of(result.Answer, result.Answer.Error),
        result.Sent,
        result.Received);
}
