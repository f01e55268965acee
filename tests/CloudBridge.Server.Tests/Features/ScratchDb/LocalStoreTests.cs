using System.Text.Json.Nodes;
using CloudBridge.Client;
using CloudBridge.Storage;

namespace CloudBridge.Server.Tests.Features.ScratchDb;

/// <summary>What was imported, asked for over HTTP and by requests.</summary>
public sealed class LocalStoreTests(LocalStoreTests.Server server) : IClassFixture<LocalStoreTests.Server>
{
    private const string Lines = """
        {"type":"user","username":"ghost","country":"Peru"}
        {"type":"user","username":"one","id":11,"country":"Saint Kitts/Nevis","followers":5}
        {"type":"user","username":"two","id":12,"country":"saint kitts/nevis","followers":9}
        {"type":"user","username":"other","id":13,"country":"Saint Kitts","followers":7}
        {"type":"post","id":1,"username":"one","topic":{"id":5,"title":"Feeds","category":"Help/Scripts","time":{"cached":"2020-05-04T20:34:39.123Z"}}}
        {"type":"post","id":2,"username":"two","topic":{"id":6,"title":"Seen","category":"Help"}}
        """;

    [Fact]
    public async Task Of_a_user_whose_name_and_country_alone_are_known_nothing_else_is_made_up()
    {
        var ghost = await GetAsync("/v2/user/info/ghost");

        var statistics = ghost["statistics"]!.AsObject();
        Assert.Equal(("ghost", "Peru"), ((string?)ghost["username"], (string?)ghost["country"]));
        string[] unknown = ["id", "joined", "followers", "following", "bio", "work", "status", "school"];
        Assert.Equal(unknown, ghost.Where(member => member.Value is null).Select(member => member.Key));
        Assert.Equal(["views", "loves", "comments", "favorites", "followers", "following"], statistics.Select(member => member.Key));
        Assert.All(statistics, count => Assert.Null(count.Value));
        Assert.Empty((await GetAsync("/v2/user/rank/Peru/followers/0"))["users"]!.AsArray());
        Assert.Empty((await GetAsync("/v2/user/rank/Peru/views/0"))["users"]!.AsArray());
        var items = await AskAsync("stats.user", "ghost", "fields:name,country,id,followers,followersrank,viewscountryrank");
        Assert.Equal(["ghost", "Peru", "", "", "", ""], items);
    }

    [Theory]
    [InlineData("Saint%20Kitts%2FNevis", "two one")]
    [InlineData("saint%20kitts%2fnevis", "two one")]
    [InlineData("Saint%20Kitts", "other")]
    public async Task A_country_with_a_slash_in_its_name_has_its_users_over_HTTP(string country, string users)
    {
        var answer = await GetAsync($"/v2/user/rank/{country}/followers/0");

        Assert.Equal(users.Split(' '), answer["users"]!.AsArray().Select(user => (string?)user!["info"]!["username"]));
        Assert.Equal(1, (int?)answer["users"]![0]!["ranks"]!["country"]!["followers"]);
    }

    [Theory]
    [InlineData("Saint Kitts/Nevis", "1|two|9|2|one|5")]
    [InlineData("saint kitts/NEVIS", "1|two|9|2|one|5")]
    [InlineData("Saint Kitts", "1|other|7")]
    public async Task A_country_with_a_slash_in_its_name_has_its_users_by_a_request(string country, string answer) =>
        Assert.Equal(answer, string.Join('|', await AskAsync("stats.rank", "followers", country)));

    [Fact]
    public async Task A_category_with_a_slash_in_its_name_has_those_who_posted_there()
    {
        Assert.Equal("one", (string?)(await GetAsync("/v2/forum/category/rank/Help%2FScripts/0"))["users"]!.AsArray().Single()!["username"]);
        Assert.Equal(["1", "one", "1"], await AskAsync("forum.rank", "Help/Scripts"));
    }

    [Fact]
    public async Task When_a_topic_was_put_together_is_told_where_it_is_known()
    {
        var known = await GetAsync("/v2/forum/topic/5");
        var post = await GetAsync("/v2/forum/post/1");
        var unknown = await GetAsync("/v2/forum/topic/6");

        Assert.Equal("2020-05-04T20:34:39.123Z", (string?)known["time"]!["cached"]);
        Assert.Equal("2020-05-04T20:34:39.123Z", (string?)post["topic"]!["time"]!["cached"]);
        Assert.False(unknown["time"]!.AsObject().ContainsKey("cached"));
        Assert.Equal(["2020-05-04T20:34:39.123Z"], await AskAsync("forum.topic", "5", "fields:cached", "dates:iso"));
        Assert.Equal(["7429.85739726"], await AskAsync("forum.topic", "5", "fields:cached"));
        Assert.Equal(["6", ""], await AskAsync("forum.topic", "6", "fields:id,cached"));
    }

    private async Task<JsonObject> GetAsync(string path) =>
        JsonNode.Parse(await server.Running.Http.GetStringAsync(new Uri(path, UriKind.Relative)))!.AsObject();

    private async Task<IReadOnlyList<string>> AskAsync(string name, params string[] arguments)
    {
        var answer = await server.Running.AskAsync(name, arguments);
        Assert.True(answer.Status == AnswerStatus.Done, answer.Error);
        return answer.Items;
    }

    public sealed class Server : IAsyncLifetime, IDisposable
    {
        private readonly TestFolder _folder = new();

        internal RunningServer Running { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var report = await new StatsImporter(new DataFolder(_folder.Path), TimeProvider.System).ImportAsync(_folder.Write("some.jsonl", Lines));
            Assert.Empty(report.BadLines);
            Running = await RunningServer.StartAsync(settings => (settings["Data:Folder"], settings["Stats:Enabled"]) = (_folder.Path, "true"));
            await Running.Log.WhenWritten("Ranked ");
        }

        public async Task DisposeAsync() => await Running.DisposeAsync();

        public void Dispose() => _folder.Dispose();
    }
}
