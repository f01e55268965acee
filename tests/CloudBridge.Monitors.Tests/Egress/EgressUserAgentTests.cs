using CloudBridge.Monitors.Egress;

namespace CloudBridge.Monitors.Tests.Egress;

public sealed class EgressUserAgentTests
{
    [Theory]
    [InlineData(null, "CloudBridge/1.0")]
    [InlineData(" ", "CloudBridge/1.0")]
    [InlineData("https://example.org/me", "CloudBridge/1.0 (+https://example.org/me)")]
    [InlineData("me (at)\r\nX: y \u00FC", "CloudBridge/1.0 (+meatX:y)")]
    public void It_says_who_we_are_and_never_more_than_a_header_can_hold(string? contact, string header) =>
        Assert.Equal(header, EgressUserAgent.Of("1.0", contact));
}
