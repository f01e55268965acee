using CloudBridge.Protocol.Encoding;
using CloudBridge.Scratch;
using CloudBridge.Server.Tests.Requests;

namespace CloudBridge.Server.Tests.Features.Lookups.Api;

public sealed class ApiRequestTests : IClassFixture<ApiBridge>
{
    private readonly ApiBridge _bridge;

    public ApiRequestTests(ApiBridge bridge)
    {
        _bridge = bridge;
        _bridge.Api.Length = 45;
        _bridge.Api.Trouble = null;
    }

    public static TheoryData<string> Lookups => [.. BuiltInRoutes.All.Where(route => route.Endpoints.Any(key => key.StartsWith("ScratchApi GET ", StringComparison.Ordinal))).Select(route => route.Name)];

    [Theory]
    [InlineData("health", "11791451|0.0283203125|0.03515625|0.04541015625", "GetHealthAsync")]
    [InlineData("health fields:version,sql_ssl,sql_started,sql_min,sql_max dates:iso", "2d7d8b5e|1|2020-01-01T12:00:00Z|0|20", "GetHealthAsync")]
    [InlineData("site.info", "scratch.mit.edu|api.scratch.mit.edu|help@scratch.mit.edu", "GetRootAsync")]
    [InlineData("projects.count", "164307034", "CountProjectsAsync")]
    [InlineData("surprise", "1000000", "GetSurpriseAsync")]
    [InlineData("featured", "1|One|mres", "GetFrontPageAsync")]
    [InlineData("featured studios", "2|Two|-", "GetFrontPageAsync")]
    [InlineData("username.check @mres", "taken", "CheckUsernameAsync mres")]
    [InlineData("username.check mres fields:verdict,message", "taken|username exists", "CheckUsernameAsync mres")]
    [InlineData("classroom.info 176", "Class 1|teacher|7305.5|-", "GetClassroomAsync 176")]
    [InlineData("user.info mres", "mres|Japan|7305.5|167|Hi|Games", "GetUserAsync mres")]
    [InlineData("user.info \" @mres \" dates:iso fields:joined,image", "2020-01-01T12:00:00Z|large", "GetUserAsync mres")]
    [InlineData("user.messages mres", "9", "CountMessagesAsync mres")]
    [InlineData("user.project mres 142 fields:title", "Project 142", "GetUserProjectAsync mres 142")]
    [InlineData("project.info https://scratch.mit.edu/projects/142/", "Project 142|mres|10|3|2|1|7305.5", "GetProjectAsync 142")]
    [InlineData("studio.info 31659696", "Studio 31659696|99|50|4|100|7305.5", "GetStudioAsync 31659696")]
    [InlineData("studio.comment 5342 121123167", "121123167|mres|Comment 121123167|2", "GetStudioCommentAsync 5342 121123167")]
    [InlineData("project.comment 142 272303677", "272303677|mres|Comment 272303677|2", "GetProjectAsync 142", "GetProjectCommentAsync mres 142 272303677")]
    public async Task One_thing_is_answered_with_its_usual_fields_or_those_that_are_asked_for(string request, string answer, params string[] asked)
    {
        Assert.Equal(answer.Replace("|-", "|", StringComparison.Ordinal), await _bridge.ItemsAsync(request));
        Assert.Equal(asked, _bridge.Api.Asked);
    }

    [Theory]
    [InlineData("user.followers mres 3", "user41|user42|user43|user44|user45", "GetFollowersAsync mres 40 20")]
    [InlineData("user.following mres 3", "user41|user42|user43|user44|user45", "GetFollowingAsync mres 40 20")]
    [InlineData("user.favorites mres 3 fields:id", "41|42|43|44|45", "GetFavoritesAsync mres 40 20")]
    [InlineData("user.projects mres page:3 fields:id", "41|42|43|44|45", "GetUserProjectsAsync mres 40 20")]
    [InlineData("user.studios mres 3 fields:id", "41|42|43|44|45", "GetCuratedStudiosAsync mres 40 20")]
    [InlineData("project.remixes 142 3 fields:author", "user41|user42|user43|user44|user45", "GetRemixesAsync 142 40 20")]
    [InlineData("project.studios 142 3 fields:id", "41|42|43|44|45", "GetProjectAsync 142", "GetProjectStudiosAsync mres 142 40 20")]
    [InlineData("project.comments 142 3 fields:id", "41|42|43|44|45", "GetProjectAsync 142", "GetProjectCommentsAsync mres 142 40 20")]
    [InlineData("project.replies 142 272303677 3 fields:id", "41|42|43|44|45", "GetProjectAsync 142", "GetProjectRepliesAsync mres 142 272303677 40 20")]
    [InlineData("studio.projects 5342 3 fields:id", "41|42|43|44|45", "GetStudioProjectsAsync 5342 40 20")]
    [InlineData("studio.managers 5342 3", "user41|user42|user43|user44|user45", "GetManagersAsync 5342 40 20")]
    [InlineData("studio.curators 5342 3", "user41|user42|user43|user44|user45", "GetCuratorsAsync 5342 40 20")]
    [InlineData("studio.comments 5342 3 fields:id", "41|42|43|44|45", "GetStudioCommentsAsync 5342 40 20")]
    [InlineData("studio.replies 5342 121123167 3 fields:id", "41|42|43|44|45", "GetStudioRepliesAsync 5342 121123167 40 20")]
    [InlineData("news 3 fields:headline", "News 41|News 42|News 43|News 44|News 45", "GetNewsAsync 40 20")]
    [InlineData("search.projects \"scratch 3.0\" popular 3 en fields:id", "41|42|43|44|45", "SearchProjectsAsync scratch 3.0 Popular en 40 20")]
    [InlineData("search.studios cats trending 3 fields:id", "41|42|43|44|45", "SearchStudiosAsync cats Trending 40 20")]
    [InlineData("explore.projects games trending en 3 fields:id", "41|42|43|44|45", "ExploreProjectsAsync games Trending en 40 20")]
    [InlineData("explore.studios page:3 fields:id", "41|42|43|44|45", "ExploreStudiosAsync * Popular 40 20")]
    public async Task Lists_come_in_pages_of_20(string request, string answer, params string[] asked)
    {
        Assert.Equal(answer, await _bridge.ItemsAsync(request));
        Assert.Equal(asked, _bridge.Api.Asked);
    }

    [Fact]
    public async Task A_list_gives_a_few_fields_of_each_item()
    {
        Assert.StartsWith("1|Project 1|2|Project 2|", await _bridge.ItemsAsync("user.projects mres"), StringComparison.Ordinal);
        Assert.StartsWith("1|Project 1|mres|2|", await _bridge.ItemsAsync("studio.projects 5342"), StringComparison.Ordinal);
        Assert.StartsWith("1|mres|Comment 1|2|2|", await _bridge.ItemsAsync("studio.comments 5342"), StringComparison.Ordinal);
        Assert.StartsWith("1|Project 1|user1|2|", await _bridge.ItemsAsync("project.remixes 142"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_that_Scratch_pages_by_date_comes_in_the_same_pages_without_repeats()
    {
        _bridge.Api.Length = 100;

        Assert.StartsWith("addprojecttostudio|mres|Project 1|7305.5|", await _bridge.ItemsAsync("studio.activity 31659696"), StringComparison.Ordinal);
        Assert.Equal(string.Join('|', Enumerable.Range(41, 20)), await _bridge.ItemsAsync("studio.activity 31659696 3 fields:project"));
        Assert.Equal("There is no page 6: the list ends before it.", (await _bridge.AskAsync("studio.activity 31659696 6")).Error);
        Assert.Equal("There is no page 11: the last that can be asked is 10.", (await _bridge.AskAsync("studio.activity 31659696 11")).Error);
    }

    [Theory]
    [InlineData("user.followers.count mres")]
    [InlineData("user.following.count mres")]
    [InlineData("user.favorites.count mres")]
    [InlineData("user.projects.count mres")]
    [InlineData("user.studios.count mres")]
    [InlineData("project.remixes.count 142")]
    [InlineData("project.studios.count 142")]
    [InlineData("project.comments.count 142")]
    [InlineData("studio.projects.count 5342")]
    [InlineData("studio.managers.count 5342")]
    [InlineData("studio.curators.count 5342")]
    [InlineData("studio.comments.count 5342")]
    public async Task Lists_can_be_counted(string request)
    {
        _bridge.Api.Length = 1_234;

        Assert.Equal("1234", await _bridge.ItemsAsync(request));
        Assert.InRange(_bridge.Api.Asked.Count, 2, 15);
    }

    [Fact]
    public async Task Counts_of_a_user_come_only_when_asked_for_by_name()
    {
        Assert.Equal("45|Japan|9", await _bridge.ItemsAsync("user.info griffpatch fields:followers,country,messages"));
        Assert.DoesNotContain("45", await _bridge.ItemsAsync("user.info griffpatch fields:all"), StringComparison.Ordinal);
        Assert.Equal(["GetUserAsync griffpatch"], _bridge.Api.Asked);
    }

    [Fact]
    public async Task Long_texts_go_on()
    {
        var text = await _bridge.ItemsAsync("news fields:text");
        var first = text.Split('|')[0];

        Assert.Matches(@"^n{82}\.\.\.more [0-9]+$", first);
        Assert.Equal(new string('n', 68), await _bridge.ItemsAsync($"more {first.Split(' ')[1]}"));
    }

    [Theory]
    [MemberData(nameof(Lookups))]
    public async Task Every_request_says_in_a_sentence_what_is_wrong_with_Scratch(string name)
    {
        var route = BuiltInRoutes.All.Single(route => route.Name == name);
        _bridge.Api.Trouble = new UpstreamException(Upstream.ScratchApi, UpstreamFault.Maintenance, "503 at 10.0.0.7");

        var error = (await _bridge.AskAsync(route.Example)).Error!;

        Assert.Contains(_bridge.Api.Asked.Count == 0 ? "Instead there is" : "Scratch is being repaired just now.", error, StringComparison.Ordinal);
        Assert.All(error, character => Assert.True(CharacterTable.Contains(character)));
    }
}
