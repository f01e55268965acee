using CloudBridge.Monitors.Model;

namespace CloudBridge.Monitors.Tests.Model;

public class SiteTests
{
    [Theory]
    [InlineData("https://a.b.example.org/path?x=1", "a.b.example.org", "example.org")]
    [InlineData("https://example.org", "example.org", "example.org")]
    [InlineData("http://example.org:8080/", "example.org", "example.org")]
    [InlineData("http://one.two:8080?q", "one.two", "one.two")]
    [InlineData("http://93.184.216.34/", "93.184.216.34", "93.184.216.34")]
    [InlineData("http://[2001:db8::1]:81/", "2001:db8::1", "2001:db8::1")]
    [InlineData("http://single/", "single", "single")]
    public void A_site_is_the_last_two_labels_or_the_address(string url, string host, string site)
    {
        Assert.Equal(host, Site.HostOf(url).ToString());
        Assert.Equal(site, Site.Of(Site.HostOf(url)).ToString());
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("::1", true)]
    [InlineData("localhost", true)]
    [InlineData("test.localhost", true)]
    [InlineData("localhost.example.org", false)]
    [InlineData("10.0.0.1", false)]
    public void This_machine_is_known_by_its_names(string host, bool isLoopback) => Assert.Equal(isLoopback, Site.IsLoopback(host));
}
