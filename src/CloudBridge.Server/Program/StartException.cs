using System.Net.Sockets;
using CloudBridge.Storage;
using Microsoft.AspNetCore.Connections;

namespace CloudBridge.Server.Program;

/// <summary>The server cannot start; the message is for the operator and says what to do.</summary>
internal sealed class StartException(string message, Exception innerException) : Exception(message, innerException)
{
    /// <summary>The failure to listen on an address that the keys of a section name.</summary>
    public static StartException CannotListen(string what, string address, int port, string section, Exception error)
    {
        var cause = Cause(error) switch
        {
            SocketError.AddressAlreadyInUse => "another program already uses that port",
            SocketError.AccessDenied => "this user may not use that port",
            SocketError.AddressNotAvailable => "this machine does not have that address",
            _ => error.GetBaseException().Message,
        };
        return new(
            $"The {what} cannot listen on {address} port {port}: {cause}. Choose another with --{section}:Port=NUMBER (0 takes any free port) or "
                + $"--{section}:Address=IP.",
            error);
    }

    /// <summary>True for what is thrown, and logged, when the server cannot listen or not use its data folder.</summary>
    public static bool IsToldOtherwise(Exception? error) =>
        error is StartException or StorageException or SocketException
            or IOException { InnerException: AddressInUseException or SocketException or IOException };

    private static SocketError? Cause(Exception error) => error switch
    {
        AddressInUseException => SocketError.AddressAlreadyInUse,
        SocketException socket => socket.SocketErrorCode,
        _ => error.InnerException is { } inner ? Cause(inner) : null,
    };
}
