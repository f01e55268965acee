using CloudBridge.Server.Configuration;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Features.Clouds.Scratch;

public sealed class ScratchAccountRulesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_cloud_with_terms_accepted_and_a_password_needs_nothing_more() => Assert.Empty(FaultsOf());

    [Fact]
    public void Without_the_terms_nothing_starts_and_the_reason_is_given()
    {
        var fault = Assert.Single(FaultsOf(("AcceptTerms", null)));

        Assert.Equal("Cloud:S:AcceptTerms", fault.Key);
        Assert.Contains("January 2026", fault.Problem, StringComparison.Ordinal);
        Assert.Contains("account or the network address blocked", fault.Problem, StringComparison.Ordinal);
        Assert.Contains("operator's decision", fault.Problem, StringComparison.Ordinal);
        Assert.Contains("docs/security.md", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Exactly_one_secret_is_needed()
    {
        Assert.Equal("Cloud:S:Password", Assert.Single(FaultsOf(("Password", null))).Key);
        Assert.Contains("2 secrets", Assert.Single(FaultsOf(("SessionId", "hush"))).Problem, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Single(FaultsOf(("Password", " "))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_needs_the_name_of_its_account_and_a_session_id_does_not()
    {
        Assert.Equal("Cloud:S:User", Assert.Single(FaultsOf(("User", null))).Key);
        Assert.Empty(FaultsOf(("User", null), ("Password", null), ("SessionId", "hush")));
    }

    [Fact]
    public void A_file_with_a_secret_may_be_read_by_its_owner_only()
    {
        var file = _folder.Write("secret", "hush\n");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var others in new[] { UnixFileMode.OtherRead, UnixFileMode.GroupRead, UnixFileMode.OtherWrite })
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | others);
            var fault = Assert.Single(FaultsOf(("Password", null), ("PasswordFile", file)));
            Assert.Equal("Cloud:S:PasswordFile", fault.Key);
            Assert.Contains("chmod 600", fault.Problem, StringComparison.Ordinal);
        }

        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        Assert.Empty(FaultsOf(("Password", null), ("PasswordFile", file)));
        Assert.Empty(FaultsOf(("Password", null), ("SessionIdFile", file)));
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_shown()
    {
        var fault = Assert.Single(FaultsOf(("Password", null), ("PasswordFile", "hush-taken-for-a-file")));

        Assert.Contains("does not exist", fault.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Url", "wss://clouddata.turbowarp.org/")]
    [InlineData("Url", "ws://clouddata.scratch.mit.edu/")]
    [InlineData("SiteUrl", "https://scratch.mit.edu.example.org/")]
    [InlineData("LogUrl", "http://192.168.1.1/")]
    public void No_secret_goes_to_another_host(string key, string address) =>
        Assert.Contains($"Cloud:S:{key}", FaultsOf((key, address)).Select(fault => fault.Key));

    [Fact]
    public void A_simulator_stands_in_for_all_of_Scratch_or_none_of_it()
    {
        (string, string?)[] all = [("Url", "ws://127.0.0.1:1/"), ("SiteUrl", "http://127.0.0.1:1/"), ("LogUrl", "http://127.0.0.1:1/")];

        Assert.Empty(FaultsOf(all));
        Assert.Equal("Cloud:S:Url", Assert.Single(FaultsOf(all[..1])).Key);
        Assert.Equal("Cloud:S:Url", Assert.Single(FaultsOf(all[..2])).Key);
    }

    [Theory]
    [InlineData("Password")]
    [InlineData("PasswordFile")]
    [InlineData("SessionId")]
    [InlineData("SessionIdFile")]
    public void A_secret_for_another_kind_of_cloud_is_a_mistake(string key)
    {
        var fault = Assert.Single(FaultsOf(("Kind", "Custom"), ("Url", "ws://127.0.0.1:1/"), ("Password", null), (key, "hush")));

        Assert.Equal($"Cloud:S:{key}", fault.Key);
        Assert.DoesNotContain("hush", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_is_shown_by_what_shows_the_configuration()
    {
        var configuration = Load([("SessionId", "planted-1"), ("PasswordFile", "planted-2"), ("SessionIdFile", "planted-3"), ("Password", "planted-4")]);
        var shown = string.Join('\n', EffectiveSettings.Of(configuration).Select(entry => $"{entry.Key}={entry.Value}"))
            + EffectiveSettings.ToJson(configuration).ToJsonString()
            + string.Join('\n', configuration.Faults);

        Assert.DoesNotContain("planted", shown, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ConfigurationFault> FaultsOf(params (string Key, string? Value)[] changes) => Load(changes).Faults;

    private static ServerConfiguration Load((string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Kind"] = "Scratch",
            ["AcceptTerms"] = "true",
            ["User"] = "HostBot",
            ["Password"] = "hush",
            ["Projects"] = "104",
        };
        foreach (var (key, value) in changes)
        {
            settings[key] = value;
        }

        return ServerFeatures.Loader.Of(settings.Where(setting => setting.Value is not null).ToDictionary(setting => $"Cloud:S:{setting.Key}", setting => setting.Value!));
    }
}
