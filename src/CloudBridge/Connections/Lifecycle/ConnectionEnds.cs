using System.Net.WebSockets;
using System.Security.Authentication;
using CloudBridge.Clouds;

namespace CloudBridge.Connections.Lifecycle;

/// <summary>The table from close codes, HTTP statuses and exceptions to what they mean for the next try.</summary>
internal static class ConnectionEnds
{
    /// <summary>The server closed the socket.</summary>
    public static ConnectionEnd OfClose(WebSocketCloseStatus? status, string? reason) =>
        new(TransitionCause.Closed, OfCloseCode((int?)status), $"closed with {(int?)status} {reason}");

    /// <summary>Connecting or talking failed.</summary>
    /// <param name="error">How.</param>
    /// <param name="isOpen">True once the socket was open.</param>
    public static ConnectionEnd OfError(Exception error, bool isOpen) => error switch
    {
        CloudRefusedException refused => new(TransitionCause.Refused, OfHttpStatus(refused.Status), error.Message, error),
        CloudAccountException account => new(
            TransitionCause.AccountRefused,
            account.NeedsOperator ? ReconnectOutlook.Fatal : ReconnectOutlook.Retry,
            error.Message,
            error),
        InvalidDataException => new(TransitionCause.BadMessage, ReconnectOutlook.Retry, error.Message, error),
        _ when error.GetBaseException() is AuthenticationException => new(
            TransitionCause.Unreachable,
            ReconnectOutlook.RetrySlowly,
            error.GetBaseException().Message,
            error),
        OperationCanceledException when !isOpen => new(TransitionCause.TimedOut, ReconnectOutlook.Retry, "no answer in time", error),
        _ => new(isOpen ? TransitionCause.Broken : TransitionCause.Unreachable, ReconnectOutlook.Retry, error.Message, error),
    };

    /// <summary>
    /// 4002 (user name), 4005 (a cookie was sent) and 4006 (no User-Agent) are our own configuration; 4003 is a
    /// server that is full and 4004 a project that may be shared again some day. All else may be gone in a moment.
    /// </summary>
    private static ReconnectOutlook OfCloseCode(int? code) => code switch
    {
        4002 or 4005 or 4006 => ReconnectOutlook.Fatal,
        4003 or 4004 => ReconnectOutlook.RetrySlowly,
        _ => ReconnectOutlook.Retry,
    };

    /// <summary>
    /// Errors of the server (5xx) pass; what it says about us (4xx) stays for a while, but proxies say it in outages too.
    /// </summary>
    private static ReconnectOutlook OfHttpStatus(int status) => status switch
    {
        408 or 425 => ReconnectOutlook.Retry,
        >= 400 and < 500 => ReconnectOutlook.RetrySlowly,
        _ => ReconnectOutlook.Retry,
    };
}
