using CloudBridge.Configuration;
using CloudBridge.TestKit;
using CloudBridge.Tests.Rooms;
using Microsoft.Extensions.Options;

namespace CloudBridge.Tests.Configuration;

public class OptionsTests
{
    [Fact]
    public void The_defaults_are_good() => Assert.Empty(Faults(_ => { }));

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("ftp://example.com/")]
    public void An_address_must_be_one_of_a_web_socket(string url) =>
        Assert.Equal(["Cloud:memory:Url must be an address that begins with ws:// or wss://, such as ws://127.0.0.1:9080/."], Faults(cloud => cloud.Url = new Uri(url)));

    [Fact]
    public void A_cloud_must_have_a_project() =>
        Assert.Contains("must name at least one project", Assert.Single(Faults(cloud => cloud.Projects.Clear())), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void A_project_has_up_to_999_characters(int length) =>
        Assert.Contains("1 to 999 are allowed", Assert.Single(Faults(cloud => cloud.Projects[0] = new string('x', length))), StringComparison.Ordinal);

    [Fact]
    public void A_pattern_needs_a_cloud_that_tells_of_its_rooms()
    {
        Assert.Contains("only a cloud in the same process", Assert.Single(Faults(cloud => cloud.Projects[0] = "demo-*")), StringComparison.Ordinal);
        Assert.Empty(Faults(cloud => (cloud.Projects[0], cloud.Rooms) = ("demo-*", new ToldRooms())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaa")]
    public void A_user_name_is_one_that_Scratch_could_have(string user) =>
        Assert.StartsWith("Cloud:memory:User", Assert.Single(Faults(cloud => cloud.User = user)), StringComparison.Ordinal);

    [Fact]
    public void Limits_are_within_their_ranges()
    {
        Assert.StartsWith("Cloud:memory:ValueLength", Assert.Single(Faults(cloud => cloud.ValueLength = 31)), StringComparison.Ordinal);
        Assert.StartsWith("Cloud:memory:SetInterval", Assert.Single(Faults(cloud => cloud.SetInterval = TimeSpan.FromSeconds(61))), StringComparison.Ordinal);
        Assert.StartsWith("Requests:Timeout", Assert.Single(Faults(_ => { }, options => options.Timeout = TimeSpan.Zero)), StringComparison.Ordinal);
        Assert.StartsWith("Requests:QueueLength", Assert.Single(Faults(_ => { }, options => options.QueueLength = 0)), StringComparison.Ordinal);
        Assert.StartsWith("Requests:Concurrency", Assert.Single(Faults(_ => { }, options => options.Concurrency = 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void Scratchs_own_cloud_is_not_joined_before_its_terms_are_accepted()
    {
        var fault = Assert.Single(Faults(cloud => cloud.Kind = CloudKind.Scratch));

        Assert.StartsWith("Cloud:memory:AcceptTerms is not true", fault, StringComparison.Ordinal);
        Assert.Contains("docs/security.md", fault, StringComparison.Ordinal);
        Assert.Empty(Faults(cloud => (cloud.Kind, cloud.AcceptTerms) = (CloudKind.Scratch, true)));
    }

    [Fact]
    public void A_secret_for_a_cloud_without_accounts_is_a_mistake()
    {
        var fault = Assert.Single(Faults(cloud => cloud.Password = "hush"));

        Assert.Contains("has no accounts", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cloud_that_is_switched_off_may_be_half_configured() =>
        Assert.Empty(Faults(cloud => (cloud.Url, cloud.Enabled) = (null, false)));

    [Theory]
    [InlineData(CloudKind.Embedded, 100_000, 25)]
    [InlineData(CloudKind.TurboWarp, 100_000, 100)]
    [InlineData(CloudKind.Custom, 256, 100)]
    public void Unset_limits_follow_from_the_kind(CloudKind kind, int valueLength, int milliseconds)
    {
        var cloud = CloudProfile.For(new CloudOptions { Kind = kind });
        Assert.Equal((valueLength, TimeSpan.FromMilliseconds(milliseconds)), (cloud.ValueLength, cloud.SetInterval));
        Assert.Equal(9, cloud.ResponseVariables.Count);
    }

    private static IEnumerable<string> Faults(Action<CloudOptions> configure, Action<RequestOptions>? requests = null)
    {
        var host = new BridgeHostBuilder().WithCloud(CloudKind.Custom, configure: configure).WithRequests(requests ?? (_ => { })).Build();
        try
        {
            _ = host.Service<IOptions<CloudBridgeOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException error)
        {
            return error.Failures;
        }
    }
}
