namespace CloudBridge.Scratch.Tests.Api.Endpoints;

public sealed class UserEndpointsTests
{
    [Fact]
    public async Task A_user_comes_with_profile_and_pictures()
    {
        var user = await Api("users/mres", "Users/user").GetUserAsync("mres");

        Assert.Equal((167, "mres", 29, "United States"), (user.Id, user.Username, user.ProfileId, user.Country));
        Assert.Equal((Times.At("2007-03-07T03:50:14.000Z"), (bool?)null), (user.Joined, user.IsScratchTeam));
        Assert.Equal(("Blocks", "I make things that make things.", (string?)null), (user.Status, user.Bio, user.Avatar));
        Assert.Equal(5, user.Images.Count);
        Assert.Equal("https://cdn2.scratch.mit.edu/get_image/user/167_32x32.png?v=", user.Images["32x32"]);
    }

    [Fact]
    public async Task Favorites_count_comments_in_place_of_remixes()
    {
        var favorites = await Api("users/mres/favorites?limit=40&offset=0", "Users/favorites").GetFavoritesAsync("mres", PageRange.First);

        Assert.Equal(["Collision detection example", "Digital Logic Toolkit"], favorites.Select(project => project.Title));
        Assert.Equal(new ScratchProjectStats { Views = 8567, Loves = 17, Favorites = 10, Comments = 24 }, favorites[0].Stats);
        Assert.Null(favorites[0].Author);
    }

    [Fact]
    public async Task Followers_of_old_answers_have_the_whole_address_of_one_picture()
    {
        var followers = await Api("users/mres/followers?limit=40&offset=0", "Users/followers").GetFollowersAsync("mres", PageRange.First);

        Assert.Equal(["Dylan_Test", "ILoveGerbils25"], followers.Select(user => user.Username));
        Assert.Equal(("https://uploads.scratch.mit.edu/get_image/user/15833514_90x90.png", 0), (followers[0].Avatar, followers[0].Images.Count));
        Assert.Equal("Antarctica", followers[0].Country);
    }

    [Fact]
    public async Task Followed_users_come_in_their_order()
    {
        var following = await Api("users/mres/following?limit=40&offset=0", "Users/following").GetFollowingAsync("mres", PageRange.First);

        Assert.Equal(["bubble103", "-MarzBarz-"], following.Select(user => user.Username));
        Assert.Equal(Times.At("2015-06-18T23:00:09.000Z"), following[1].Joined);
    }

    [Fact]
    public async Task Unread_messages_are_counted() => Assert.Equal(12, await Api("users/mres/messages/count", "Users/messages-count").CountMessagesAsync("mres"));

    [Fact]
    public async Task Projects_of_a_user_leave_out_their_author()
    {
        var projects = await Api("users/mres/projects?limit=40&offset=0", "Users/user-projects").GetUserProjectsAsync("mres", PageRange.First);

        Assert.Equal([142, 864], projects.Select(project => project.Id));
        Assert.Equal(Times.At("2007-03-28T14:01:50.000Z"), projects[1].Shared);
        Assert.All(projects, project => Assert.Null(project.Author));
    }

    [Fact]
    public async Task A_project_of_a_user_has_its_counters()
    {
        var project = await Api("users/mres/projects/142", "Users/user-project").GetUserProjectAsync("mres", 142);

        Assert.Equal((142, "PlayWithYourFace"), (project.Id, project.Title));
        Assert.Equal(new ScratchProjectStats { Views = 669, Loves = 19, Favorites = 19, Comments = 58 }, project.Stats);
    }

    [Fact]
    public async Task Curated_studios_have_no_counters()
    {
        var studios = await Api("users/mres/studios/curate?limit=40&offset=0", "Users/curated-studios").GetCuratedStudiosAsync("mres", PageRange.First);

        Assert.Equal([5342, 5889], studios.Select(studio => studio.Id));
        Assert.All(studios, studio => Assert.Equal(new ScratchStudioStats(), studio.Stats));
    }

    private static ScratchApi Api(string path, string example) => ScriptedUpstream.Example(path, example).Api();
}
