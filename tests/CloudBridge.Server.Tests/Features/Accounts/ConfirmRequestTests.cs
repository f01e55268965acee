using CloudBridge.Monitors;
using CloudBridge.Monitors.Access;
using CloudBridge.Server.Features.Accounts;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Hosting;
using CloudBridge.TestKit;
using CloudBridge.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.Accounts;

/// <summary><c>auth.confirm</c> on a cloud whose log a test writes, on a clock that a test moves.</summary>
public sealed class ConfirmRequestTests : IAsyncDisposable
{
    private readonly MemoryMonitorStore _store = new();
    private readonly LogCloud _cloud;

    public ConfirmRequestTests() => _cloud = Make("memory");

    private SignInService Desk => _cloud.Service<SignInService>();

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task The_name_is_the_one_in_the_log()
    {
        await _cloud.StartAsync();
        var started = (await Desk.StartAsync("ADA", "home"))!;

        var answer = await _cloud.AskAsync("Ada", "auth.confirm", started.Code);

        Assert.StartsWith("You are signed in as Ada.", answer.Items[^1], StringComparison.Ordinal);
        Assert.Equal("Ada", (await Desk.PollAsync(started.PollToken)).Account!.Name);
    }

    [Fact]
    public async Task When_somebody_sends_the_very_same_values_nobody_is_signed_in()
    {
        await _cloud.StartAsync();
        var started = (await Desk.StartAsync("Ada", "home"))!;
        _cloud.Copier = "Bob";

        var answer = await _cloud.AskAsync("Ada", "auth.confirm", started.Code);

        Assert.Contains("not sure who you are", answer.Items[^1], StringComparison.Ordinal);
        Assert.Equal(SignInState.Pending, (await Desk.PollAsync(started.PollToken)).State);
    }

    [Fact]
    public async Task A_code_is_too_old_after_5_minutes()
    {
        await _cloud.StartAsync();
        var started = (await Desk.StartAsync("Ada", "home"))!;
        _cloud.Clock.Advance(TimeSpan.FromMinutes(5));

        var answer = await _cloud.AskAsync("Ada", "auth.confirm", started.Code);

        Assert.StartsWith("That code is not open.", answer.Items[^1], StringComparison.Ordinal);
        Assert.Equal(SignInState.Gone, (await Desk.PollAsync(started.PollToken)).State);
    }

    [Fact]
    public async Task The_cloud_that_names_people_is_the_only_one_that_counts()
    {
        await using var cloud = Make("elsewhere");
        await cloud.StartAsync();
        var desk = cloud.Service<SignInService>();
        var started = (await desk.StartAsync("Ada", "home"))!;

        var answer = await cloud.AskAsync("Ada", "auth.confirm", started.Code);

        Assert.Equal("Signing in works in the projects of elsewhere alone.", answer.Items[^1]);
        Assert.Equal(SignInState.Pending, (await desk.PollAsync(started.PollToken)).State);
    }

    private LogCloud Make(string identityCloud)
    {
        var configuration = ServerFeatures.Loader.Of(new Dictionary<string, string>
        {
            [$"Cloud:{identityCloud}:Kind"] = "Scratch",
            [$"Cloud:{identityCloud}:Projects"] = "104",
            [$"Cloud:{identityCloud}:AcceptTerms"] = "true",
            [$"Cloud:{identityCloud}:User"] = "bridge",
            [$"Cloud:{identityCloud}:Password"] = "hush",
        });
        Assert.Empty(configuration.Faults);
        return new LogCloud(bridge =>
        {
            bridge.Services.AddSingleton(MonitorIdentity.Of(configuration)).AddSingleton(provider => new SignInService(
                new KeyService(_store, _store, new KeyHasher(new byte[32]), new KeyPolicy(TimeSpan.FromDays(1)), provider.GetRequiredService<TimeProvider>()),
                _store,
                provider.GetRequiredService<TimeProvider>()));
            bridge.MapRequests<SignInRequests>();
        });
    }
}
