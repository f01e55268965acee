using CloudBridge.Client;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.ScratchDb;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Server.Tests.Features.ScratchDb.Requests;

public sealed class StatsRequestTests : IClassFixture<StatsRequestTests.Server>
{
    private readonly RunningServer _server;

    public StatsRequestTests(Server server) => _server = server.Running;

    [Theory]
    [InlineData("stats.user griffpatch", "griffpatch|Japan|9999|89999|800|700")]
    [InlineData("stats.user griffpatch fields:viewsrank,source,asof dates:iso", "1|local|2026-03-01T12:00:00Z")]
    [InlineData("stats.user ghost", "ghost|Peru||||")]
    [InlineData("stats.user ghost fields:name,viewsrank", "ghost|")]
    [InlineData("stats.project 500", "500|Project 500|scratcher1|500|5|4")]
    [InlineData("stats.project 500 fields:source,asof", "local|9556.5")]
    [InlineData("stats.projectsof griffpatch fields:id,title", "1000|Project 1000|998|Project 998")]
    [InlineData("stats.projectsof.count griffpatch", "2")]
    [InlineData("stats.graph griffpatch views 2 dates:iso", "2026-03-01T12:00:00Z|100|2026-02-28T12:00:00Z|99")]
    [InlineData("forum.user CatsUnited", "Harakou|total|45|2")]
    [InlineData("forum.user CatsUnited suggestions fields:category,count,lastpost,source", "Suggestions|40|999|local")]
    [InlineData("forum.posts.count CatsUnited Suggestions", "40")]
    [InlineData("forum.post 28 fields:id,author,text,topic,category,asof dates:iso", "28|Harakou|Post 1|Feeds|Suggestions|2026-03-01T12:00:00Z")]
    [InlineData("forum.topic 13", "13|Feeds|Suggestions|0")]
    [InlineData("forum.topic 13 fields:lastpost,lastauthor,source", "999|Harakou|local")]
    [InlineData("forum.search.count hello", "45")]
    [InlineData("forum.rank total", "1|deck26|27556|2|CatsUnited|15591")]
    [InlineData("forum.rank total fields:name,source", "deck26|local|CatsUnited|local")]
    [InlineData("forum.signatures griffpatch dates:iso", "2026-03-01T12:00:00Z|Hello")]
    [InlineData("forum.topics Suggestions", "13|Feeds|Suggestions|0")]
    public async Task A_request_answers_its_usual_fields_or_those_asked_for(string question, string answer)
    {
        var items = await AskAsync(question);

        Assert.Null(items.Error);
        Assert.Equal(answer, string.Join('|', items.Items));
    }

    [Theory]
    [InlineData("stats.rank followers fields:rank,name,count", 20, "1|scratcher1|9999")]
    [InlineData("stats.rank followers global 2 fields:rank,name,count", 20, "21|scratcher21|9979")]
    [InlineData("stats.rank followers page:6 fields:rank,name,count", 20, "101|scratcher101|9899")]
    [InlineData("stats.rank followers Japan 13 fields:rank,name,count", 10, "241|scratcher241|9759")]
    [InlineData("stats.projects views 2 fields:id,title,count", 20, "21|Project 21|21")]
    [InlineData("forum.posts Harakou 3 fields:id,author,text", 5, "959|Harakou|Post 41")]
    [InlineData("forum.topic.posts 13 2 fields:id,author,text", 20, "979|Harakou|Post 21")]
    [InlineData("forum.search hello page:2 fields:id,author,text", 20, "979|Harakou|Post 21")]
    public async Task Pages_have_20_items_and_count_from_1(string question, int count, string first)
    {
        var answer = await AskAsync(question);

        Assert.Null(answer.Error);
        Assert.Equal(first, string.Join('|', answer.Items.Take(3)));
        Assert.Equal(count, answer.Items.Count / 3);
    }

    [Theory]
    [InlineData("stats.user no*name", "\"no*name\" is not a user name. It has up to 20 letters, digits, - and _")]
    [InlineData("stats.rank beauty", "type must be views, loves, comments, favorites, followers or following, not")]
    [InlineData("stats.projects followers", "type must be views, loves, favorites or comments, not")]
    [InlineData("stats.rank views 2", "2 is not a country. For page 2 of all countries write global before it")]
    [InlineData("stats.rank views Atlantis", "No users of Atlantis are known here")]
    [InlineData("stats.rank views global 0", "There is no page 0: pages count from 1.")]
    [InlineData("stats.rank views global 14", "There is no page 14")]
    [InlineData("stats.projectsof nobody", "No projects of nobody are known here")]
    [InlineData("stats.project 0", "\"0\" is not the number of a project.")]
    [InlineData("stats.graph griffpatch views 0", "Ask for 1 to 3650 days.")]
    [InlineData("forum.user CatsUnited Cats", "CatsUnited has no posts in Cats")]
    [InlineData("forum.user CatsUnited Cats", "Posts are in: Suggestions, total")]
    [InlineData("forum.post 403", "Scratch does not show post 403: it answers with error 403")]
    [InlineData("forum.post -1", "\"-1\" is not the number of a post.")]
    [InlineData("forum.posts nobody", "No posts of nobody are known here")]
    [InlineData("forum.search nothing", "No posts were found")]
    [InlineData("forum.rank Nothing", "Nobody is known to have posted in Nothing")]
    [InlineData("forum.rank total 2", "There is no page 2")]
    [InlineData("forum.graph griffpatch", "Nothing is known of that time")]
    [InlineData("forum.topic 13 fields:colour", "There is no field colour. Fields: id, title")]
    public async Task What_is_wrong_or_missing_is_said_in_words(string question, string sentence)
    {
        var answer = await AskAsync(question);

        Assert.Equal(AnswerStatus.Error, answer.Status);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_cannot_be_understood_is_explained()
    {
        var answer = await _server.AskAsync("forum.search.count", "");

        Assert.Equal("Write what to look for.", answer.Error);
    }

    private Task<CloudAnswer> AskAsync(string question)
    {
        var words = question.Split(' ');
        return _server.AskAsync(words[0], words[1..]);
    }

    public sealed class Server : IAsyncLifetime
    {
        internal RunningServer Running { get; private set; } = null!;

        public async Task InitializeAsync() => Running = await RunningServer.StartAsync(map: bridge => bridge.Services
            .AddKeyedSingleton<IScratchStats>(StatsServices.LocalStore, new MemoryStats()));

        public async Task DisposeAsync() => await Running.DisposeAsync();
    }
}
