using System.Net.Sockets;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Client;

/// <summary>Says why a cloud could not be joined, and what to do.</summary>
internal static class ConnectFault
{
    public static string Explain(Exception error, Uri cloud) => error switch
    {
        OperationCanceledException or TimeoutException => $"{cloud} does not answer. Check the address given with --cloud.",
        _ => SocketErrorOf(error) switch
        {
            SocketError.ConnectionRefused =>
                $"Nothing answers at {cloud}: start it with `{ExampleCommandLine.Program} run`, or name another cloud with --cloud.",
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData =>
                $"There is no machine named {cloud.Host}. Check the address given with --cloud.",
            _ => $"{cloud} cannot be joined: {error.GetBaseException().Message}",
        },
    };

    private static SocketError? SocketErrorOf(Exception? error) =>
        error is null ? null : error is SocketException socket ? socket.SocketErrorCode : SocketErrorOf(error.InnerException);
}
