using System.Net.Sockets;
using System.Reflection;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>
/// Lets the thread that waits for socket events handle those of our clients itself, instead of waking a thread of
/// the pool for each; nothing a client's message does here blocks. The runtime has the switch for one socket, but
/// shows only the one for all sockets of the process (DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS), which would
/// also move code onto that thread that may block. Where the switch is missing, clients are served as usual.
/// </summary>
internal static class InlineSockets
{
    private static readonly PropertyInfo? Switch =
        typeof(SafeSocketHandle).GetProperty("PreferInlineCompletions", BindingFlags.Instance | BindingFlags.NonPublic);

    public static void Enable(Socket socket)
    {
        if (Switch is { CanWrite: true } && Switch.PropertyType == typeof(bool))
        {
            Switch.SetValue(socket.SafeHandle, true);
        }
    }
}
