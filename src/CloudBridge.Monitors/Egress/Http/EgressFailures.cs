using System.Net.Sockets;
using System.Security.Authentication;

namespace CloudBridge.Monitors.Egress.Http;

/// <summary>Sorts what goes wrong into the few kinds that users hear of.</summary>
internal static class EgressFailures
{
    /// <summary>The kind of a failure; null when it is none that the outside world can cause.</summary>
    public static CheckOutcome? Of(Exception error) => error switch
    {
        EgressRefusedException => CheckOutcome.Refused,
        HostNotFoundException => CheckOutcome.NameNotFound,
        AuthenticationException => CheckOutcome.TlsFailed,
        SocketException { SocketErrorCode: SocketError.TimedOut } => CheckOutcome.TimedOut,
        SocketException => CheckOutcome.NotConnected,
        HttpRequestException { InnerException: { } inner } when inner is EgressRefusedException or SocketException or AuthenticationException => Of(inner),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => CheckOutcome.TlsFailed,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => CheckOutcome.NotConnected,
        HttpRequestException or IOException => CheckOutcome.BadAnswer,
        _ => null,
    };
}
