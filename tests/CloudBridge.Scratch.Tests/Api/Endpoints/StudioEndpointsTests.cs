namespace CloudBridge.Scratch.Tests.Api.Endpoints;

public sealed class StudioEndpointsTests
{
    [Fact]
    public async Task A_studio_counts_comments_and_projects_up_to_100()
    {
        var studio = await Api("studios/31659696", "Studios/studio").GetStudioAsync(31659696);

        Assert.Equal((31659696, "Silhouettes & Shadows", 128878, "Everything dark."), (studio.Id, studio.Title, studio.HostId, studio.Description));
        Assert.Equal(("visible", true, false, true), (studio.Visibility, studio.IsPublic, studio.IsOpenToAll, studio.AreCommentsAllowed));
        Assert.Equal(Times.At("2022-06-02T13:59:01.000Z"), studio.Modified);
        Assert.Equal(new ScratchStudioStats { Comments = 100, Followers = 2327, Managers = 18, Projects = 100 }, studio.Stats);
    }

    [Fact]
    public async Task Projects_of_a_studio_say_who_added_them()
    {
        var projects = await Api("studios/31659696/projects?limit=40&offset=0", "Studios/studio-projects").GetStudioProjectsAsync(31659696, PageRange.First);

        Assert.Equal([(712482210, 80340175, 95464324), (712758811, 56350936, 67144386)], projects.Select(project => (project.Id, project.CreatorId, project.ActorId)));
        Assert.Equal(("google-X", 5), (projects[1].Username, projects[1].Avatar.Count));
    }

    [Fact]
    public async Task Managers_are_whole_users()
    {
        var managers = await Api("studios/31659696/managers?limit=40&offset=0", "Studios/managers").GetManagersAsync(31659696, PageRange.First);

        Assert.Equal([("ScratchDesignStudio", false), ("ceebee", true)], managers.Select(user => (user.Username, user.IsScratchTeam == true)));
        Assert.Equal((128878, 128546), (managers[0].Id, managers[0].ProfileId));
    }

    [Fact]
    public async Task Curators_are_whole_users()
    {
        var curators = await Api("studios/31659696/curators?limit=40&offset=0", "Studios/curators").GetCuratorsAsync(31659696, PageRange.First);

        Assert.Equal(["Aloeheart6", "Mirtillo_Strawberry"], curators.Select(user => user.Username));
        Assert.Equal(["Antarctica", "United States"], curators.Select(user => user.Country));
    }

    [Fact]
    public async Task Activity_is_asked_by_date()
    {
        var path = "studios/31659696/activity?limit=40&dateLimit=2022-07-09T13%3A35%3A07.000Z";
        var events = await Api(path, "Studios/studio-activity").GetStudioActivityAsync(31659696, 40, Times.At("2022-07-09T13:35:07Z"));

        Assert.Equal(["removeprojectstudio", "addprojecttostudio"], events.Select(happened => happened.Type));
        Assert.Equal(
            new StudioEvent("addprojecttostudio-119328879", "addprojecttostudio", Times.At("2022-07-09T07:00:25.000Z"), 78545638, "sihan666666", 711404463, "⟪Shadow Climb⟫"),
            events[1]);
    }

    [Fact]
    public async Task Activity_without_a_date_begins_with_the_newest_and_is_cut()
    {
        var events = await Api("studios/31659696/activity?limit=40", "Studios/studio-activity").GetStudioActivityAsync(31659696, 1);

        Assert.Equal("removeprojectstudio-16068410", Assert.Single(events).Id);
    }

    [Fact]
    public async Task Comments_in_a_studio_stand_alone()
    {
        var comments = await Api("studios/5342/comments?limit=40&offset=0", "Studios/studio-comments").GetStudioCommentsAsync(5342, PageRange.First);

        Assert.Equal(["Hi", "Welcome wiki users!"], comments.Select(comment => comment.Content));
    }

    [Fact]
    public async Task A_comment_in_a_studio_can_be_asked_for()
    {
        var comment = await Api("studios/5342/comments/121123167", "Studios/studio-comment").GetStudioCommentAsync(5342, 121123167);

        Assert.Equal((121123167, "programminguy", 5), (comment.Id, comment.Author.Username, comment.ReplyCount));
    }

    [Fact]
    public async Task Replies_in_a_studio_say_to_what_and_whom()
    {
        var path = "studios/5342/comments/121123167/replies?limit=40&offset=0";
        var replies = await Api(path, "Studios/studio-replies").GetStudioRepliesAsync(5342, 121123167, PageRange.First);

        Assert.Equal(["bluepig600", "Le-Frog"], replies.Select(reply => reply.Author.Username));
        Assert.All(replies, reply => Assert.Equal((121123167, 49759421), (reply.ParentId, reply.CommenteeId)));
    }

    private static ScratchApi Api(string path, string example) => ScriptedUpstream.Example(path, example).Api();
}
