using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.CloudServer.Tests.Scratch;

public sealed class ProfileTests : ScratchTest
{
    [Fact]
    public async Task A_server_follows_turbowarps_rules_unless_told_otherwise()
    {
        Assert.Null((await StartAsync()).Scratch);
    }

    [Fact]
    public async Task The_profile_alone_gives_the_demo_accounts()
    {
        var server = await StartAsync(new CloudServerOptions { Profile = CloudServerProfile.Scratch });

        foreach (var account in ScratchProfile.Demo.Accounts)
        {
            Assert.NotNull((await Site(server).LoginAsync(account.Name, ScratchProfile.DemoPassword)).SessionId);
        }

        await EnterAsync(server, "player1");
    }

    [Fact]
    public async Task Accounts_given_by_code_take_the_place_of_the_demo_accounts()
    {
        var server = await StartAsync(new CloudServerOptions { Profile = CloudServerProfile.Scratch, Scratch = new() { Accounts = [new("me", "secret")] } });

        Assert.Null((await Site(server).LoginAsync("bridge", "demo")).SessionId);
        Assert.NotNull((await Site(server).LoginAsync("me", "secret")).SessionId);
    }

    [Fact]
    public async Task The_log_warns_that_everybody_knows_the_demo_password()
    {
        var log = new RecordingLoggerFactory();
        await using var server = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0, Profile = CloudServerProfile.Scratch }, log, TimeProvider.System);

        Assert.Contains(log.Messages, message => message.Contains("bridge, player1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_site_has_the_address_of_the_cloud()
    {
        var server = await StartScratchAsync();

        Assert.Equal(Uri.UriSchemeHttp, server.HttpUrl.Scheme);
        Assert.Equal(server.Url.Port, server.HttpUrl.Port);
    }

    public static TheoryData<ScratchProfile> Invalid =>
    [
        new() { Accounts = [new("not a name")] },
        new() { Accounts = [new("")] },
        new() { Accounts = [new("same"), new("SAME")] },
        new() { Accounts = [new("a") { SessionId = "with \"quotes\"" }] },
        new() { Accounts = [new("a") { CaptchaAfter = -1 }] },
        new() { LogLag = TimeSpan.FromSeconds(-1) },
        new() { ClockSkew = TimeSpan.FromDays(2) },
        new() { RateLimit = new() { SustainedPerSecond = 0 } },
        new() { RateLimit = new() { JitterTolerance = TimeSpan.Zero } },
        new() { MaxValueLength = 0 },
        new() { MaxVariables = 0 },
        new() { MaxLogRows = 0 },
        new() { SessionLifetime = TimeSpan.Zero },
        new() { LoginFailureStatus = 500 },
    ];

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task A_profile_out_of_range_is_refused(ScratchProfile profile)
    {
        await Assert.ThrowsAsync<ValidationException>(() => CloudServerHost.StartAsync(new CloudServerOptions { Port = 0, Scratch = profile }, NullLoggerFactory.Instance, TimeProvider.System));
    }
}
