using CloudBridge.Protocol.Encoding;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Features.Lookups.Api;

/// <summary>What is wrong with a question is said without asking Scratch.</summary>
public sealed class ApiRefusalTests : IClassFixture<ApiBridge>
{
    private readonly ApiBridge _bridge;

    public ApiRefusalTests(ApiBridge bridge)
    {
        _bridge = bridge;
        _bridge.Api.Length = 45;
        _bridge.Api.Trouble = null;
    }

    [Theory]
    [InlineData("user.info", "The value name is missing. Use: user.info name (fields:) (dates:)")]
    [InlineData("user.info \"two words\"", "\"two words\" is not a user name. It has up to 20 letters, digits, - and _")]
    [InlineData("user.info https://scratch.mit.edu/projects/142/", "That is a link, but not to a user.")]
    [InlineData("user.info mres fields:age", "There is no field age. Fields: username, country, joined, id, about, working_on, scratchteam")]
    [InlineData("user.info mres dates:never", "dates must be days or iso, not")]
    [InlineData("user.followers mres 0", "There is no page 0: pages count from 1.")]
    [InlineData("user.followers mres two", "page must be a whole number, not \"two\"")]
    [InlineData("user.followers.count a.b", "is not a user name")]
    [InlineData("project.info my-game", "\"my-game\" is not the number of a project. Use the number in its link, such as 142 in scratch.mit.edu/projects/142, or the whole link.")]
    [InlineData("project.comment 142 first", "\"first\" is not the number of a comment.")]
    [InlineData("project.replies 142 -5", "\"-5\" is not the number of a comment.")]
    [InlineData("studio.projects https://scratch.mit.edu/projects/142/", "That is a link, but not to a studio.")]
    [InlineData("studio.projects.count x", "is not the number of a studio")]
    [InlineData("classroom.info x", "is not the number of a class")]
    [InlineData("search.projects cats newest", "mode must be popular or trending, not \"newest\"")]
    [InlineData("search.projects \" \"", "Please say what to look for.")]
    [InlineData("search.studios cats popular 1 English", "\"English\" is not a language. Use its short code: en, es, de")]
    [InlineData("explore.projects games trending Klingon", "\"Klingon\" is not a language.")]
    [InlineData("featured best", "row must be featured, studios, curated, design, loved, remixed or newest, not \"best\"")]
    [InlineData("username.check @", "Please say which name to check.")]
    public async Task A_bad_value_gets_a_sentence_that_helps(string request, string sentence)
    {
        var error = (await _bridge.AskAsync(request)).Error;

        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.All(error!, character => Assert.True(CharacterTable.Contains(character)));
        Assert.Empty(_bridge.Api.Asked);
    }

    [Theory]
    [InlineData("user.followers mres 7")]
    [InlineData("search.projects cats popular 7")]
    [InlineData("news 7")]
    public async Task A_page_behind_the_end_is_said_to_be_so(string request) =>
        Assert.Equal("There is no page 7: the list ends before it.", (await _bridge.AskAsync(request)).Error);

    [Theory]
    [InlineData("user.followers mres", "Nobody follows mres yet.")]
    [InlineData("user.projects mres", "mres has shared no project yet.")]
    [InlineData("project.remixes 142", "Nobody has remixed project 142 yet.")]
    [InlineData("studio.replies 5342 7", "Nobody has replied to comment 7 yet.")]
    [InlineData("studio.activity 5342", "Nothing has happened in studio 5342 yet.")]
    [InlineData("search.projects qwertz", "Scratch finds nothing for \"qwertz\".")]
    [InlineData("news", "There is no news.")]
    [InlineData("featured newest", "That row of the front page is empty just now.")]
    public async Task An_empty_list_is_said_in_words(string request, string sentence)
    {
        _bridge.Api.Length = 0;

        Assert.Equal(sentence, (await _bridge.AskAsync(request)).Error);
    }

    [Theory]
    [InlineData("user.info mress", "Scratch does not know user mress.")]
    [InlineData("user.project @mres 5", "Scratch does not know project 5 of user mres.")]
    [InlineData("project.info scratch.mit.edu/projects/5", "Scratch does not know project 5.")]
    [InlineData("studio.comment 5342 7", "Scratch does not know comment 7 of studio 5342.")]
    [InlineData("classroom.info 7", "Scratch does not know class 7.")]
    [InlineData("search.projects cats", "Scratch has nothing there.")]
    public async Task What_Scratch_does_not_know_is_named(string request, string sentence)
    {
        _bridge.Api.Trouble = new UpstreamException(Upstream.ScratchApi, UpstreamFault.NotFound, "404");

        Assert.StartsWith(sentence, (await _bridge.AskAsync(request)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("old.users.featured 167", "Scratch has removed this. Instead there is featured")]
    [InlineData("old.users.activity mres", "Instead there is user.following and user.activity")]
    [InlineData("old.users.activity.count mres", "Instead there is user.messages")]
    [InlineData("old.cloud.vars 10080213", "Instead there is the cloud itself")]
    [InlineData("old.api", "Instead there is site.info")]
    [InlineData("old.api.project 142", "Instead there is project.info")]
    [InlineData("old.api.projects 142;864", "Instead there is project.info, once for each.")]
    [InlineData("old.api.user mres", "Instead there is user.info")]
    [InlineData("old.api.users mres;ScratchCat", "Instead there is user.info, once for each.")]
    [InlineData("user.whatshappening mres", "only to a user who is signed in, and this server never signs in to look things up. Instead there is user.following")]
    public async Task What_is_gone_or_not_for_everybody_says_what_there_is_instead(string request, string sentence) =>
        Assert.Contains(sentence, (await _bridge.AskAsync(request)).Error, StringComparison.Ordinal);
}
