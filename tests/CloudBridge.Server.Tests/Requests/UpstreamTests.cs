using CloudBridge.Client;
using CloudBridge.FakeUpstream;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Requests;

/// <summary>The server with upstreams other than the demo: what one does to a request it does to no other, and what it tells is remembered.</summary>
public sealed class UpstreamTests : IAsyncLifetime
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

            settings["Stats:Enabled"] = "true";
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

    [Fact]
    public async Task What_was_looked_up_is_known_to_the_statistics_afterwards()
    {
        await _server.AskTextAsync("project.info", "142", "fields:title");

        var known = await _server.AskAsync("stats.project", "142", "fields:title,views,source");
        while (known.Status == AnswerStatus.Error)
        {
            Assert.Contains("does not know", known.Error, StringComparison.Ordinal);
            known = await _server.AskAsync("stats.project", "142", "fields:title,views,source");
        }

        Assert.Equal(["PlayWithYourFace", "5220", "local"], known.Items);
        Assert.Equal("mres", await _server.AskTextAsync("stats.user", "mres", "fields:name"));
    }
}
