namespace CloudBridge.Scratch.Tests;

public sealed class ScratchHostsTests
{
    [Theory]
    [InlineData("https://scratch.mit.edu/")]
    [InlineData("wss://clouddata.scratch.mit.edu/")]
    [InlineData("https://SCRATCH.mit.edu:443/")]
    [InlineData("http://127.0.0.1:8601/")]
    [InlineData("ws://127.8.9.10/")]
    [InlineData("ws://localhost:9080/")]
    [InlineData("http://[::1]:80/")]
    public void Scratch_and_this_machine_may_be_named(string address) => Assert.True(ScratchHosts.IsAllowed(new Uri(address)));

    [Theory]
    [InlineData("http://scratch.mit.edu/")]
    [InlineData("ws://clouddata.scratch.mit.edu/")]
    [InlineData("https://scratch.mit.edu:8443/")]
    [InlineData("https://scratch.mit.edu.example.org/")]
    [InlineData("https://notscratch.mit.edu/")]
    [InlineData("https://mit.edu/")]
    [InlineData("https://scratch.mit.edu./")]
    [InlineData("https://scratch.mit.edu@example.org/")]
    [InlineData("https://me:secret@scratch.mit.edu/")]
    [InlineData("http://127.0.0.1.example.org/")]
    [InlineData("http://127.0.0.1@example.org/")]
    [InlineData("http://localhost.example.org/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("wss://clouddata.turbowarp.org/")]
    [InlineData("https://ѕcratch.mit.edu/")]
    public void Nothing_else_may(string address)
    {
        Assert.False(ScratchHosts.IsAllowed(new Uri(address)));
        var error = Assert.Throws<ArgumentException>(() => new ScratchHosts(new Uri(address), new Uri(address), new Uri(address)));
        Assert.Contains("cannot stand for Scratch", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_real_session_cannot_be_mixed_up_with_a_stand_in()
    {
        var local = new Uri("http://127.0.0.1:1/");
        var socket = new Uri("ws://127.0.0.1:1/");
        var own = ScratchHosts.Default;

        Assert.Throws<ArgumentException>(() => new ScratchHosts(own.Site, own.CloudLog, socket));
        Assert.Throws<ArgumentException>(() => new ScratchHosts(local, own.CloudLog, own.CloudSocket));
        Assert.Throws<ArgumentException>(() => new ScratchHosts(local, own.CloudLog, socket));
        Assert.Equal(local, new ScratchHosts(local, local, socket).Site);
    }

    [Fact]
    public void A_socket_address_is_no_site() =>
        Assert.Throws<ArgumentException>(() => new ScratchHosts(ScratchHosts.Default.CloudSocket, ScratchHosts.Default.CloudLog, ScratchHosts.Default.CloudSocket));
}
