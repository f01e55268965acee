using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CloudBridge.Monitors;
using CloudBridge.Server.Tests.Features.Accounts;

namespace CloudBridge.Server.Tests.Http.Input;

/// <summary>What a page that somebody has open makes the browser send, as the browser would send it.</summary>
public sealed class PageGuardTests : IAsyncLifetime
{
    private const string Poll = "/api/v1/auth/poll";
    private const string Start = "/api/v1/auth/start";
    private const string Keys = "/api/v1/keys";
    private AccessServer _server = null!;
    private string _key = null!;

    public async Task InitializeAsync()
    {
        _server = await AccessServer.StartAsync(settings => settings["Access:RequestsPerAddress"] = "5");
        _key = (await _server.KeyAsync("root", KeyScopes.Operator)).Key.Text;
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("text/plain;charset=UTF-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=\"application/json\"")]
    [InlineData("application/jsonp")]
    [InlineData("text/json")]
    public async Task What_a_page_may_send_without_being_asked_is_not_read_and_counts_for_nothing(string? type)
    {
        foreach (var path in Enumerable.Repeat(Poll, 11).Concat(Enumerable.Repeat(Start, 11)).Append(Keys))
        {
            var reply = await PostAsync(path, type);
            Assert.Equal((HttpStatusCode.UnsupportedMediaType, "application/problem+json"), (reply.Status, reply.Type));
            Assert.Contains("Content-Type: application/json", reply["detail"], StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await _server.SendAsync(HttpMethod.Get, Keys, _key)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await PostAsync(Poll, "Application/JSON; charset=utf-8")).Status);
        Assert.Equal(HttpStatusCode.NotImplemented, (await PostAsync(Start, "application/json")).Status);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none, cross-site")]
    [InlineData("whatever")]
    public async Task A_page_of_another_site_is_turned_away_and_counts_for_nothing(string site)
    {
        for (var i = 0; i < 11; i++)
        {
            var read = await SendAsync(HttpMethod.Get, Keys, site, "cbk1_wrong");
            var write = await SendAsync(HttpMethod.Post, Poll, site);
            Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (read.Status, read.Type));
            Assert.Equal(HttpStatusCode.Forbidden, write.Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await _server.SendAsync(HttpMethod.Get, Keys, _key)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await PostAsync(Poll, "application/json")).Status);
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("none")]
    public async Task A_page_of_this_server_and_whoever_types_the_address_get_in(string site) =>
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, Keys, site, _key)).Status);

    [Theory]
    [InlineData("/")]
    [InlineData("/livez")]
    [InlineData("/users/count")]
    [InlineData("/api/v1/users/Ada/status.json")]
    public async Task What_everybody_may_read_may_be_read_by_every_page(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, path, "cross-site")).Status);

    private async Task<Reply> SendAsync(HttpMethod method, string path, string site, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "Sec-Fetch-Site", site } } };
        request.Content = method == HttpMethod.Post ? new StringContent("{}", Encoding.UTF8, "application/json") : null;
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await Reply.OfAsync(await _server.Http.SendAsync(request));
    }

    private async Task<Reply> PostAsync(string path, string? type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new ByteArrayContent("""{"poll_token": "cbp1_", "user": "Ada"}"""u8.ToArray());
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return await Reply.OfAsync(await _server.Http.SendAsync(request));
    }
}
