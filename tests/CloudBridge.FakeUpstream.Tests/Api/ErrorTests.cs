using System.Net;

namespace CloudBridge.FakeUpstream.Tests.Api;

public sealed class ErrorTests(FakeServer server) : IClassFixture<FakeServer>
{
    [Theory]
    [InlineData("/users/nobody1")]
    [InlineData("/users/free-name/followers")]
    [InlineData("/users/a")]
    [InlineData("/projects/404")]
    [InlineData("/projects/0")]
    [InlineData("/projects/-5")]
    [InlineData("/projects/mres")]
    [InlineData("/projects/1099511627777")]
    [InlineData("/projects/403000403")]
    [InlineData("/projects/403000403/remixes")]
    [InlineData("/studios/404")]
    [InlineData("/studios/1099511627777/projects")]
    [InlineData("/users/griffpatch/projects/142")]
    [InlineData("/users/griffpatch/projects/142/comments")]
    [InlineData("/users/mres/projects/142/comments/7")]
    [InlineData("/studios/5342/comments/7/replies")]
    [InlineData("/classrooms/404")]
    [InlineData("/proxy/users/167/featured")]
    [InlineData("/proxy/users/mres/activity")]
    [InlineData("/proxy/users/mres/activity/count")]
    [InlineData("/no/such/thing")]
    public async Task What_is_not_there_is_404_in_Scratchs_words(string path)
    {
        var (status, body) = await server.AskAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("""{"code":"NotFound","message":""}""", body.GetRawText());
    }

    [Theory]
    [InlineData("/users/mres/following/users/activity")]
    [InlineData("/users/mres/messages")]
    [InlineData("/classtoken/abcdef")]
    public async Task What_needs_a_login_is_403(string path)
    {
        var (status, body) = await server.AskAsync(path);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("Forbidden", body.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("limit=41")]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=many")]
    [InlineData("offset=-1")]
    [InlineData("offset=x")]
    public async Task A_part_that_cannot_be_is_an_error_object_with_400(string query)
    {
        foreach (var path in new[] { "/users/mres/followers", "/users/SomeOne7/projects", "/projects/142/remixes", "/studios/31659696/managers", "/news", "/search/projects" })
        {
            var (status, body) = await server.AskAsync($"{path}?{query}");

            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Equal("BadRequest", body.GetProperty("code").GetString());
        }
    }

    [Theory]
    [InlineData("/studios/31659696/activity?limit=41")]
    [InlineData("/studios/31659696/activity?dateLimit=yesterday")]
    [InlineData("/search/projects?q=cat&mode=best")]
    public async Task So_are_other_wrong_values(string path) => Assert.Equal(HttpStatusCode.BadRequest, (await server.AskAsync(path)).Status);

    [Theory]
    [InlineData("/surprise")]
    [InlineData("/projects/142")]
    [InlineData("/users/mres")]
    public async Task Nothing_can_be_posted(string path)
    {
        using var response = await server.SendAsync(HttpMethod.Post, path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData("mres", "username exists")]
    [InlineData("SunnyOtter12", "username exists")]
    [InlineData("free-penguin", "valid username")]
    [InlineData("nobody1", "valid username")]
    [InlineData("ab", "invalid username")]
    [InlineData("with%20space", "invalid username")]
    [InlineData("a-name-of-more-than-20-letters", "invalid username")]
    [InlineData("bad-word", "bad username")]
    public async Task A_name_is_free_or_taken_or_cannot_be(string name, string verdict)
    {
        var answer = await server.GetAsync($"/accounts/checkusername/{name}");

        Assert.Equal(verdict, answer.GetProperty("msg").GetString());
        Assert.Equal(Uri.UnescapeDataString(name), answer.GetProperty("username").GetString());
    }
}
