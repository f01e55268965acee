using System.Net.Sockets;
using CloudBridge.Server.Program;
using Microsoft.AspNetCore.Connections;

namespace CloudBridge.Server.Tests.Program;

public sealed class StartExceptionTests
{
    public static TheoryData<Exception, string> Causes => new()
    {
        { new IOException("", new AddressInUseException("taken")), "another program already uses that port" },
        { new IOException("", new IOException("", new SocketException((int)SocketError.AddressAlreadyInUse))), "another program already uses that port" },
        { new SocketException((int)SocketError.AccessDenied), "this user may not use that port" },
        { new SocketException((int)SocketError.AddressNotAvailable), "this machine does not have that address" },
        { new IOException("the moon is wrong"), "the moon is wrong" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void The_sentence_names_place_cause_and_keys(Exception cause, string words)
    {
        var error = StartException.CannotListen("web server", "0.0.0.0", 80, "Http", cause);

        Assert.StartsWith($"The web server cannot listen on 0.0.0.0 port 80: {words}.", error.Message, StringComparison.Ordinal);
        Assert.Contains("--Http:Port=NUMBER", error.Message, StringComparison.Ordinal);
        Assert.Contains("--Http:Address=IP", error.Message, StringComparison.Ordinal);
        Assert.True(StartException.IsToldOtherwise(error));
    }

    [Fact]
    public void Other_failures_are_not_about_listening()
    {
        Assert.False(StartException.IsToldOtherwise(null));
        Assert.False(StartException.IsToldOtherwise(new InvalidOperationException()));
        Assert.False(StartException.IsToldOtherwise(new IOException("disk full")));
    }
}
