using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using CloudBridge.Clouds;
using CloudBridge.Connections.Lifecycle;

namespace CloudBridge.Probing;

/// <summary>
/// Says why a connection failed or ended, what to do, and what the bridge will do, by the table of
/// <see cref="ConnectionEnds"/>.
/// </summary>
internal static class ProbeEnds
{
    /// <summary>The cloud closed the socket.</summary>
    public static ProbeFailure OfClose(int? code, string? reason, CapabilityTarget target)
    {
        var end = ConnectionEnds.OfClose((WebSocketCloseStatus?)code, reason);
        var said = string.IsNullOrWhiteSpace(reason) ? "" : $" ({reason.Trim().TrimEnd('.')})";
        var detail = code is null ? "The connection broke off without a word." : $"The cloud closed the connection with {code}{said}.";
        return new(detail, Join(CloseHint(code, target), Outlook(end)));
    }

    /// <summary>Connecting or talking failed.</summary>
    public static ProbeFailure OfError(Exception error, CapabilityTarget target, bool isOpen)
    {
        var end = ConnectionEnds.OfError(error, isOpen);
        return error switch
        {
            CloudRefusedException refused => new(refused.Message, Join(StatusHint(refused.Status, target), Outlook(end))),
            CloudAccountException account => new(
                account.Message,
                account.NeedsOperator ? $"Check the account in Cloud:{target.CloudName}; nothing is tried again before that." : Outlook(end)),
            CloudLogException => new(
                error.Message,
                "Requests still arrive over the socket; the bridge tries the log again with growing pauses. Who asked cannot be verified meanwhile."),
            OperationCanceledException or TimeoutException => new(
                $"{Address(target)} does not answer in time.",
                Join($"Check Cloud:{target.CloudName}:Url and the network.", Outlook(end))),
            _ when error.GetBaseException() is AuthenticationException tls => new(
                $"No encrypted connection: {tls.Message}",
                Join("Check the clock and the root certificates of this machine.", Outlook(end))),
            _ => OfSocket(error, target, end, isOpen),
        };
    }

    private static ProbeFailure OfSocket(Exception error, CapabilityTarget target, ConnectionEnd end, bool isOpen) =>
        SocketErrorOf(error) switch
    {
        SocketError.ConnectionRefused => new(
            $"Nothing listens at {Address(target)}.",
            Join($"Start the server there, or change Cloud:{target.CloudName}:Url.", Outlook(end))),
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => new(
            $"There is no machine named {target.Cloud.Url!.Host}.",
            Join($"Check Cloud:{target.CloudName}:Url and the DNS of this machine.", Outlook(end))),
        _ => new($"{(isOpen ? "The connection broke" : "No connection")}: {error.GetBaseException().Message}", Outlook(end)),
    };

    private static string? CloseHint(int? code, CapabilityTarget target) => code switch
    {
        1013 => "The server has no place or no memory left right now.",
        4002 => $"The cloud does not take the user name {target.Cloud.User}: change Cloud:{target.CloudName}:User.",
        4003 => "The server or the project is full.",
        4004 => $"The project {target.Project} is not to be had there: check that it exists and is shared, and Cloud:{target.CloudName}:Projects.",
        4005 => "A Scratch cookie was sent to a server that is not Scratch's: check Kind and Url of the cloud.",
        4006 => $"The cloud wants to know who runs this: set Cloud:{target.CloudName}:Contact to an e-mail or web address.",
        _ => null,
    };

    private static string? StatusHint(int status, CapabilityTarget target) => status switch
    {
        401 or 403 => "The cloud does not let this account or network address in: check the account of "
            + $"Cloud:{target.CloudName}, and whether the address is blocked.",
        404 or 426 or (>= 200 and < 400) => $"There is no cloud server at {Address(target)}: check Cloud:{target.CloudName}:Url.",
        429 => "Too many connections were opened from here: wait some minutes.",
        >= 500 => "The cloud is down or overloaded.",
        _ => null,
    };

    private static string Outlook(ConnectionEnd end) => end.Outlook switch
    {
        ReconnectOutlook.Fatal => "The bridge gives up on this until it is started again.",
        ReconnectOutlook.RetrySlowly => "The bridge tries again every few minutes.",
        _ => "The bridge tries again by itself.",
    };

    private static string Join(string? first, string second) => first is null ? second : $"{first} {second}";

    /// <summary>The address without what might be a secret in it.</summary>
    private static string Address(CapabilityTarget target) =>
        target.Cloud.Url!.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    private static SocketError? SocketErrorOf(Exception? error) =>
        error is null ? null : error is SocketException socket ? socket.SocketErrorCode : SocketErrorOf(error.InnerException);
}
