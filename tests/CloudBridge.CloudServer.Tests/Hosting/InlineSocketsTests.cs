using System.Net.Sockets;
using System.Reflection;
using CloudBridge.CloudServer.Hosting;
using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Runtime;
using Microsoft.AspNetCore.Http.Features;
using NSubstitute;

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_switch_is_turned_only_for_who_asks_for_it(bool isInline)
    {
        var kestrel = Substitute.For<IHttpUpgradeFeature>();
        kestrel.UpgradeAsync().Returns(new MemoryStream());
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var meter = new ReadMeter(new CloudServerOptions(), new ServerClock(TimeProvider.System), TimeProvider.System);

        await using var stream = await new DirectUpgrade(kestrel, socket, meter, isInline).UpgradeAsync();

        Assert.Equal(isInline, IsInline(socket));
    }

    private static bool IsInline(Socket socket) => (bool)typeof(SafeSocketHandle)
        .GetProperty("PreferInlineCompletions", BindingFlags.Instance | BindingFlags.NonPublic)!
        .GetValue(socket.SafeHandle)!;
}
