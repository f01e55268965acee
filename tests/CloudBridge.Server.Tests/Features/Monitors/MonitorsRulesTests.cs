using CloudBridge.Server.Configuration;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Features.Monitors;

public sealed class MonitorsRulesTests
{
    [Fact]
    public void Of_several_clouds_with_a_log_one_must_be_chosen()
    {
        (string, string)[] two = [.. Scratch("One"), .. Scratch("Two")];

        var fault = Assert.Single(FaultsOf(two));

        Assert.Equal(("Monitors:IdentityCloud", "One, Two"), (fault.Key, fault.Allowed));
        Assert.Empty(FaultsOf([.. two, ("Monitors:IdentityCloud", "two")]));
        Assert.Empty(FaultsOf([.. two, ("Monitors:Enabled", "false")]));
        Assert.Empty(FaultsOf([.. two, ("Cloud:Two:Enabled", "false")]));
    }

    [Theory]
    [InlineData("Three")]
    [InlineData("Own")]
    public void What_is_chosen_must_have_a_log(string cloud) =>
        Assert.Equal("Monitors:IdentityCloud", Assert.Single(FaultsOf([.. Scratch("One"), ("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "1"), ("Monitors:IdentityCloud", cloud)])).Key);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=")]
    [InlineData("Hsot=db;Password=secret")]
    [InlineData("Host=db;Port=many;Password=secret")]
    public void A_connection_string_that_cannot_be_read_is_a_fault_that_does_not_show_it(string text)
    {
        var fault = Assert.Single(FaultsOf([("Monitors:ConnectionString", text)]));

        Assert.Equal("Monitors:ConnectionString", fault.Key);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
        Assert.Empty(FaultsOf([("Monitors:ConnectionString", "Host=127.0.0.1;Database=a;Username=b;Password=secret")]));
    }

    [Theory]
    [InlineData("example.org", 1)]
    [InlineData("ftp://example.org/", 1)]
    [InlineData("https://example.org/,http://example.com/", 0)]
    public void References_are_web_addresses(string text, int faults) =>
        Assert.Equal(faults, FaultsOf([("Monitors:References", text)]).Count(fault => fault.Key == "Monitors:References"));

    private static (string Key, string Value)[] Scratch(string name) =>
    [
        ($"Cloud:{name}:Kind", "Scratch"),
        ($"Cloud:{name}:AcceptTerms", "true"),
        ($"Cloud:{name}:User", "bridge"),
        ($"Cloud:{name}:Password", "demo"),
        ($"Cloud:{name}:Projects", "104"),
    ];

    private static IReadOnlyList<ConfigurationFault> FaultsOf((string Key, string Value)[] settings) =>
        ServerFeatures.Loader.Of(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Faults;
}
