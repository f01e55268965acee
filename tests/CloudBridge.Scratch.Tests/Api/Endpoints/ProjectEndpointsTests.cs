namespace CloudBridge.Scratch.Tests.Api.Endpoints;

public sealed class ProjectEndpointsTests
{
    [Fact]
    public async Task A_project_comes_whole()
    {
        var project = await Api("projects/142", "Projects/project").GetProjectAsync(142);

        Assert.Equal((142, "PlayWithYourFace", "Made with a webcam.", "Move the mouse over your face."), (project.Id, project.Title, project.Description, project.Instructions));
        Assert.Equal(("visible", true, true, true), (project.Visibility, project.IsPublic, project.AreCommentsAllowed, project.IsPublished));
        Assert.Equal(Times.At("2017-04-13T19:02:58.000Z"), project.Modified);
        Assert.Equal(new ScratchProjectStats { Views = 5220, Loves = 296, Favorites = 238, Remixes = 32 }, project.Stats);
        Assert.Equal(((long?)null, (long?)null), (project.RemixParent, project.RemixRoot));
        Assert.Equal("1657533369_d4e43df47c361a4150d085cfb58cd184a0a4c34b", project.Token);
        Assert.Equal("https://cdn2.scratch.mit.edu/get_image/project/142_480x360.png", project.Image);
        Assert.Equal(6, project.Images.Count);
    }

    [Fact]
    public async Task The_author_of_a_project_has_a_name_but_neither_profile_nor_date()
    {
        var author = (await Api("projects/142", "Projects/project").GetProjectAsync(142)).Author;

        Assert.NotNull(author);
        Assert.Equal((167, "mres", false), (author.Id, author.Username, author.IsScratchTeam));
        Assert.Equal(((DateTimeOffset?)null, (long?)null), (author.Joined, author.ProfileId));
        Assert.Equal(5, author.Images.Count);
    }

    [Fact]
    public async Task Remixes_know_where_they_come_from()
    {
        var remixes = await Api("projects/142/remixes?limit=40&offset=0", "Projects/remixes").GetRemixesAsync(142, PageRange.First);

        Assert.Equal([138240950, 140921529], remixes.Select(remix => remix.Id));
        Assert.All(remixes, remix => Assert.Equal((142, 142, null), (remix.RemixParent, remix.RemixRoot, remix.Token)));
    }

    [Fact]
    public async Task The_studios_of_a_project_have_no_counters()
    {
        var studios = await Api("users/mres/projects/142/studios?limit=40&offset=0", "Projects/project-studios").GetProjectStudiosAsync("mres", 142, PageRange.First);

        Assert.Equal([(5342, 167), (16617, 68887)], studios.Select(studio => (studio.Id, studio.HostId)));
        Assert.All(studios, studio => Assert.Null(studio.Stats.Projects));
    }

    [Fact]
    public async Task Comments_on_a_project_stand_alone()
    {
        var comments = await Api("users/mres/projects/142/comments?limit=40&offset=0", "Projects/project-comments").GetProjectCommentsAsync("mres", 142, PageRange.First);

        Assert.Equal([(276455882, 0), (272303677, 1)], comments.Select(comment => (comment.Id, comment.ReplyCount)));
        Assert.All(comments, comment => Assert.Equal(((long?)null, (long?)null), (comment.ParentId, comment.CommenteeId)));
        Assert.Equal(
            new ScratchCommentAuthor(97472616, "AIYAHNA", false, "https://cdn2.scratch.mit.edu/get_image/user/97472616_60x60.png"),
            comments[0].Author);
    }

    [Fact]
    public async Task A_comment_on_a_project_can_be_asked_for()
    {
        var comment = await Api("users/mres/projects/142/comments/272303677", "Projects/project-comment").GetProjectCommentAsync("mres", 142, 272303677);

        Assert.Equal((272303677, "WarriorsFan999", "visible"), (comment.Id, comment.Author.Username, comment.Visibility));
        Assert.Equal(Times.At("2022-06-02T00:38:43.000Z"), comment.CreatedAt);
    }

    [Fact]
    public async Task Replies_say_to_what_and_whom()
    {
        var path = "users/mres/projects/142/comments/272303677/replies?limit=40&offset=0";
        var reply = Assert.Single(await Api(path, "Projects/project-replies").GetProjectRepliesAsync("mres", 142, 272303677, PageRange.First));

        Assert.Equal((276870346, 272303677, 63496063), (reply.Id, reply.ParentId, reply.CommenteeId));
        Assert.Equal(Times.At("2022-07-01T02:57:00.000Z"), reply.ModifiedAt);
    }

    private static ScratchApi Api(string path, string example) => ScriptedUpstream.Example(path, example).Api();
}
