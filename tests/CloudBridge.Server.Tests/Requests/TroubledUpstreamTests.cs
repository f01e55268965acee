using CloudBridge.FakeUpstream;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Requests;

/// <summary>What an upstream does to one request, it does to no other.</summary>
public sealed class TroubledUpstreamTests : IAsyncLifetime
{
    private FakeUpstreamHost _upstream = null!;
    private RunningServer _server = null!;

    public async Task InitializeAsync()
    {
        _upstream = await FakeUpstreamHost.StartAsync();
        _server = await RunningServer.StartAsync(settings =>
        {
            foreach (var name in Enum.GetNames<Upstream>())
            {
                settings[$"Upstream:{name}:Enabled"] = "true";
                settings[$"Upstream:{name}:BaseUrl"] = _upstream.BaseUrlOf(name).AbsoluteUri;
                settings[$"Upstream:{name}:Timeout"] = "00:00:01";
                settings[$"Upstream:{name}:Retries"] = "0";
            }
        });
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _upstream.DisposeAsync();
    }

    [Theory]
    [InlineData(FakeFaultKind.Hang, "Scratch is too slow just now")]
    [InlineData(FakeFaultKind.Drip, "Scratch is too slow just now")]
    [InlineData(FakeFaultKind.Flood, "is too long for this server")]
    [InlineData(FakeFaultKind.TooShort, "Scratch cannot be reached just now")]
    [InlineData(FakeFaultKind.TooLong, "sent something that this server cannot read")]
    [InlineData(FakeFaultKind.EndlessHeaders, "is too long for this server")]
    [InlineData(FakeFaultKind.Close, "Scratch cannot be reached just now")]
    [InlineData(FakeFaultKind.Html, "sent something that this server cannot read")]
    [InlineData(FakeFaultKind.BrokenJson, "sent something that this server cannot read")]
    [InlineData(FakeFaultKind.Maintenance, "Scratch is being repaired just now")]
    [InlineData(FakeFaultKind.RateLimited, "Scratch says that it was asked too often")]
    public async Task Trouble_with_one_question_is_told_and_hurts_no_other(FakeFaultKind kind, string sentence)
    {
        var fault = new FakeFault(kind) { Upstream = "scratchapi", PathContains = "users/mres" };
        _upstream.Trouble.Add(fault);
        var player = await _server.JoinAsync();
        var other = await _server.JoinAsync();

        var troubled = player.AskAsync("user.info", ["mres"], Limits.Patience);
        await fault.WhenCountAsync(1).WaitAsync(Limits.Patience);
        var fine = kind is FakeFaultKind.RateLimited ? await other.AskAsync("cloud.health", [], Limits.Patience) : await other.AskAsync("user.info", ["griffpatch"], Limits.Patience);

        Assert.Equal(AnswerStatus.Done, fine.Status);
        var error = (await troubled).Error!;
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.All(error, character => Assert.True(CharacterTable.Contains(character)));
    }
}
