using CloudBridge.Server.Tests.Features.Lookups.Api;
using CloudBridge.Server.Tests.Requests;

namespace CloudBridge.Server.Tests.Features.Basics;

public sealed class HelpTests(ApiBridge bridge) : IClassFixture<ApiBridge>
{
    [Fact]
    public async Task Alone_it_lists_every_request() =>
        Assert.Equal(BuiltInRoutes.All.Select(route => route.Name), (await bridge.AskAsync("help")).Items);

    [Theory]
    [InlineData("help user")]
    [InlineData("help USER.")]
    public async Task With_an_area_it_lists_the_requests_of_the_area(string request)
    {
        var names = (await bridge.AskAsync(request)).Items;

        Assert.Contains("user.info", names);
        Assert.Contains("user.followers.count", names);
        Assert.All(names, name => Assert.StartsWith("user.", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_name_it_explains_a_request()
    {
        Assert.Equal(
            ["studio.projects id (page) (fields:) (dates:)", "Lists the projects of a studio.", "answers: id, title, author", "also: author_id, added_by_id, image, author_image", "example: studio.projects 31659696"],
            (await bridge.AskAsync("help studio.projects")).Items);
        Assert.Equal(
            ["whoami", "Gives your user name as the cloud's log shows it.", "answers: a name", "example: whoami", "needs: a cloud that knows who asks, such as that of Scratch"],
            (await bridge.AskAsync("help whoami")).Items);
    }

    [Fact]
    public async Task With_anything_else_it_says_so() =>
        Assert.Equal("This server has no such request. Ask \"help\" for the list.", (await bridge.AskAsync("help nonsense")).Error);
}
