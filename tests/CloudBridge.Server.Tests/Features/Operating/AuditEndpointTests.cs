using System.Net;
using System.Text.Json;
using CloudBridge.Monitors;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Tests.Features.Accounts;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Features.Operating;

public sealed class AuditEndpointTests : IAsyncLifetime
{
    private AccessServer _server = null!;
    private string _operator = null!;

    public async Task InitializeAsync()
    {
        _server = await AccessServer.StartAsync(settings => settings["CloudServer:AuditFor"] = "1 h");
        _operator = (await _server.KeyAsync("root", KeyScopes.Operator)).Key.Text;
        await using var writer = await CloudSocket.JoinAsync(_server.Get<EmbeddedCloud>().Url!, "game", "Ada");
        await using var other = await CloudSocket.JoinAsync(_server.Get<EmbeddedCloud>().Url!, "game", "Bob");
        await writer.SetAsync("score", "1");
        await writer.SetAsync("level", "5");
        await writer.SetAsync("score", new string('7', 1_000));
        for (var i = 0; i < 3; i++)
        {
            await other.NextAsync();
        }
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task An_operator_reads_who_changed_what_newest_first()
    {
        var reply = await GetAsync("?project=game&variable=" + Uri.EscapeDataString("☁ score"));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.True(reply.Headers.CacheControl!.NoStore);
        var changes = reply.Json.GetProperty("changes").EnumerateArray().ToArray();
        Assert.Equal(["Ada", "Ada"], changes.Select(change => change.GetProperty("user").GetString()));
        Assert.Equal(("set", "☁ score", "1"), (changes[0].GetProperty("change").GetString(), changes[0].GetProperty("variable").GetString(), changes[0].GetProperty("before").GetProperty("text").GetString()));
        Assert.Equal((1_002, true), (changes[0].GetProperty("after").GetProperty("bytes").GetInt32(), changes[0].GetProperty("after").GetProperty("is_cut").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, changes[1].GetProperty("before").ValueKind);
        Assert.DoesNotContain("127.0.0.1", reply.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_reads_it()
    {
        var everything = (await _server.KeyAsync("Ada", KeyScopes.Read | KeyScopes.Write | KeyScopes.Account)).Key.Text;

        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.SendAsync(HttpMethod.Get, "/api/v1/audit?project=game")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _server.SendAsync(HttpMethod.Get, "/api/v1/audit?project=game", everything)).Status);
    }

    [Theory]
    [InlineData("", "project is missing")]
    [InlineData("?project=game&count=0", "count must be a whole number from 1 to 1000")]
    [InlineData("?project=game&count=1001", "count must be a whole number from 1 to 1000")]
    [InlineData("?project=game&varable=x", "did you mean variable?")]
    public async Task A_question_that_makes_no_sense_is_told_so(string query, string sentence)
    {
        var reply = await GetAsync(query);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains(sentence, reply["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_so_many_come_as_are_wanted_and_an_unknown_room_has_none()
    {
        Assert.Equal(2, (await GetAsync("?project=game&count=2")).Json.GetProperty("changes").GetArrayLength());
        Assert.Equal(0, (await GetAsync("?project=elsewhere")).Json.GetProperty("changes").GetArrayLength());
    }

    [Fact]
    public async Task There_is_no_such_route_where_nothing_is_remembered()
    {
        await using var server = await AccessServer.StartAsync();
        var key = (await server.KeyAsync("root", KeyScopes.Operator)).Key.Text;

        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, "/api/v1/audit?project=game", key)).Status);
    }

    private Task<Reply> GetAsync(string query) => _server.SendAsync(HttpMethod.Get, "/api/v1/audit" + query, _operator);
}
