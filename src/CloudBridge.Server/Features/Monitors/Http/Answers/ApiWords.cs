using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>Names as they stand in JSON and paths.</summary>
internal static class ApiWords
{
    public static IReadOnlyList<string> Methods { get; } = ["GET", "HEAD", "POST"];

    public static string Of(MonitorState state) => state.ToString().ToLowerInvariant();

    public static string Of(CheckMethod method) => Methods[(int)method];

    public static string Of(AlertKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(MonitorEventKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The outcome as words with dashes: <c>wrong-status</c>.</summary>
    public static string Of(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Ok => "ok",
        CheckOutcome.WrongStatus => "wrong-status",
        CheckOutcome.TextMissing => "text-missing",
        CheckOutcome.TimedOut => "timed-out",
        CheckOutcome.NameNotFound => "name-not-found",
        CheckOutcome.NotConnected => "not-connected",
        CheckOutcome.TlsFailed => "tls-failed",
        CheckOutcome.BadAnswer => "bad-answer",
        CheckOutcome.BadRedirect => "bad-redirect",
        _ => "refused",
    };
}
