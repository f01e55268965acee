using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Tests.Requests;

public sealed class RequestAreasTests
{
    [Fact]
    public void Areas_stand_for_their_requests_the_largest_first() =>
        Assert.Equal("user, project, add, ping", RequestAreas.Summary(["add", "ping", "project.info", "project.remixes", "user.info", "user.followers", "user.favorites"]));

    [Fact]
    public void A_dozen_is_enough() =>
        Assert.Equal("a, b, c, d, e, f, g, h, i, j, k, l, …", RequestAreas.Summary(Enumerable.Range('a', 20).Select(letter => ((char)letter).ToString())));
}
