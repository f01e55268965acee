using System.Net.Sockets;
using System.Reflection;
using CloudBridge.CloudServer.Hosting;

namespace CloudBridge.CloudServer.Tests.Hosting;

public sealed class InlineSocketsTests
{
    /// <summary>When this fails after an update of .NET, clients are still served, at a higher cost per message.</summary>
    [Fact]
    public void The_runtime_still_has_the_switch_for_one_socket()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var other = new Socket(SocketType.Stream, ProtocolType.Tcp);

        InlineSockets.Enable(socket);

        Assert.True(IsInline(socket));
        Assert.False(IsInline(other));
    }

    private static bool IsInline(Socket socket) => (bool)typeof(SafeSocketHandle)
        .GetProperty("PreferInlineCompletions", BindingFlags.Instance | BindingFlags.NonPublic)!
        .GetValue(socket.SafeHandle)!;
}
