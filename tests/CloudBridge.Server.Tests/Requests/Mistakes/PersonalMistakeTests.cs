using CloudBridge.Monitors;
using CloudBridge.Monitors.Egress;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Hosting;
using CloudBridge.Storage;
using CloudBridge.TestKit;
using CloudBridge.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tests.Requests.Mistakes;

/// <summary>Requests that want to know who asks, on a cloud that knows: their mistakes have the same sentences as everybody's.</summary>
public sealed class PersonalMistakeTests : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly SqliteCloudStore _store;
    private readonly MemoryMonitorStore _monitors = new();
    private readonly StillPinger _pinger;

    public PersonalMistakeTests()
    {
        _store = new SqliteCloudStore(new SqliteCloudStoreOptions { Folder = _folder.Path }, TimeProvider.System, NullLogger<SqliteCloudStore>.Instance);
        _pinger = new StillPinger(_monitors, new ManualTimeProvider());
    }

    public static TheoryData<string> Names => MistakeTests.Personal;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_mistake_of_somebody_who_is_known_is_theirs_to_put_right(string name) =>
        Task.WhenAll(Mistake.Of(BuiltInRoutes.All.Single(route => route.Name == name)).Select(mistake => AskAsync(name, mistake)));

    /// <summary>A log may be read only so often, and the clock of a cloud stands still: each request has a cloud of its own.</summary>
    private async Task AskAsync(string name, Mistake mistake)
    {
        await using var cloud = new LogCloud(Map);
        await cloud.StartAsync();
        var answer = await cloud.AskAsync("Ada", name, mistake.Arguments);

        Assert.True(answer.Error?.Contains(mistake.Sentence, StringComparison.Ordinal) == true, $"{name} {string.Join('&', mistake.Arguments)}: {answer.Error ?? string.Join('|', answer.Items)}");
        Assert.All(answer.Error!, character => Assert.True(CharacterTable.Contains(character)));
    }

    private void Map(ICloudBridgeBuilder bridge)
    {
        bridge.Services.AddSingleton<ICloudStore>(_store)
            .AddSingleton<IAccountStore>(_monitors)
            .AddSingleton<IMonitorStore>(_monitors)
            .AddSingleton<IHistoryStore>(_monitors)
            .AddSingleton<IAlertStore>(_monitors)
            .AddSingleton<IPinger>(_pinger)
            .AddSingleton<IEgressDialer>(new OpenDialer { Refused = { ["127.0.0.1"] = "It is this machine." } })
            .AddMonitorService(new MonitorRules())
            .AddSingleton(new MonitorIdentity("memory"));
        bridge.MapBuiltInRequests();
    }
}
