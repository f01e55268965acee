using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Tools.Demo;

/// <summary>The requests of the demo.</summary>
internal static class DemoSteps
{
    public const string FailingRequest = "fail";
    private const int LongAnswer = 900;

    private static readonly string LongArgument = LongText.Of(400).TrimEnd();

    public static IReadOnlyList<DemoStep> All { get; } =
    [
        new("The smallest request", "ping", [], "the text pong", result => result.Is("pong")),
        new(
            "A long argument, sent in several parts",
            "echo",
            [LongArgument],
            "the same 400 characters",
            result => result.Is(LongArgument) && result.Sent.Count > 1),
        new(
            "A long answer, received in several parts",
            "big",
            ["900"],
            "900 characters, none lost",
            result => result.Is(LongText.Of(LongAnswer)) && result.Received.Count > 1),
        new("Exact arithmetic", "add", ["0.1", "0.2"], "0.3", result => result.Is("0.3")),
        new("A request nobody knows", "unknown", [], "a sentence that says so", result => result.IsFailure("This server has no such request.")),
        new(
            "A handler that fails",
            FailingRequest,
            [],
            "a sentence with a code, and nothing about the inside",
            result => result.IsFailure("Something went wrong here.") && !result.Answer.Items[1].Contains(DemoRun.Secret, StringComparison.Ordinal)),
    ];
}
