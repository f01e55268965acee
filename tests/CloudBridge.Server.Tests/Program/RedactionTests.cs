using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tests.Program;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("Serilog:WriteTo:0:Args:apiKey", "abc", "***")]
    [InlineData("Scratch:Password", "abc", "***")]
    [InlineData("Scratch:SessionId", "abc", "***")]
    [InlineData("Cloud:Far:PasswordFile", "hush", "***")]
    [InlineData("Cloud:Far:SessionIdFile", "hush", "***")]
    [InlineData("Cloud:Session:SiteUrl", "http://127.0.0.1/", "http://127.0.0.1/")]
    [InlineData("Serilog:WriteTo:0:Args:connectionString", "Host=x", "***")]
    [InlineData("Cloud:Far:Url", "wss://me:secret@example.org/", "wss://***@example.org/")]
    [InlineData("Cloud:Far:Url", "wss://example.org/room?token=hush", "wss://example.org/room?***")]
    [InlineData("Cloud:Far:Url", "wss://me:secret@example.org?a=1&token=hush#x", "wss://***@example.org?***")]
    [InlineData("Monitors:References:0", "https://example.org/#hush", "https://example.org/#***")]
    [InlineData("Serilog:WriteTo:0:Args:outputTemplate", "is it {Message}? yes", "is it {Message}? yes")]
    [InlineData("Cloud:Far:User", "player1000", "player1000")]
    [InlineData("Scratch:Password", "", "")]
    public void Secrets_are_hidden_and_nothing_else(string key, string value, string shown) => Assert.Equal(shown, Redaction.Of(key, value));
}
