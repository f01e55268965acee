using System.Net;
using System.Text.Json.Nodes;
using CloudBridge.CloudServer.Scratch;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Scratch;

public sealed class CloudLogTests : ScratchTest
{
    private static readonly ScratchProfile Unlimited = ScratchProfile.Demo with { RateLimit = null };

    [Fact]
    public async Task A_row_has_author_verb_name_value_and_milliseconds()
    {
        var time = new ManualTimeProvider();
        var server = await StartScratchAsync(time: time);
        await WriteAsync(server, await EnterAsync(server, "player1"), "TO_HOST", "00123.5");

        var reply = await Site(server).GetAsync("/logs?projectid=1&limit=100&offset=0");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        var expected = new JsonObject
        {
            ["user"] = "player1",
            ["verb"] = "set_var",
            ["name"] = "☁ TO_HOST",
            ["value"] = "00123.5",
            ["timestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        Assert.Equal(expected.ToJsonString(), reply.Only.ToJsonString());
    }

    [Fact]
    public async Task Creating_and_deleting_a_variable_leave_rows_with_other_verbs()
    {
        var server = await StartScratchAsync();
        var socket = await EnterAsync(server);

        await socket.SendAsync("""{"method":"create","name":"☁ a","value":0}""" + "\n" + """{"method":"delete","name":"☁ a"}""" + "\n" + """{"method":"delete","name":"☁ a"}""" + "\n" + CloudSocket.SetLine("b", "1"));
        await UntilAsync(server, statistics => statistics.SetsAccepted == 2);

        var rows = (await Site(server).GetAsync("/logs?projectid=1")).Json.AsArray();
        Assert.Equal(["set_var", "del_var", "create_var"], rows.Select(row => (string?)row!["verb"]));
        Assert.Equal(["1", null, "0"], rows.Select(row => (string?)row!["value"]));
    }

    [Fact]
    public async Task Rows_come_newest_first_in_pages()
    {
        var server = await StartScratchAsync(Unlimited);
        var site = Site(server);
        await FillAsync(server, 120);

        Assert.Equal(Values(120, 100), await LoggedAsync(site));
        Assert.Equal(Values(120, 3), await LoggedAsync(site, "projectid=1&limit=3"));
        Assert.Equal(Values(117, 3), await LoggedAsync(site, "projectid=1&limit=3&offset=3"));
        Assert.Equal(Values(2, 2), await LoggedAsync(site, "projectid=1&limit=50&offset=118"));
        Assert.Empty(await LoggedAsync(site, "projectid=1&limit=50&offset=120"));
        Assert.Empty(await LoggedAsync(site, "projectid=1&limit=0"));
    }

    [Fact]
    public async Task A_page_has_at_most_a_thousand_rows()
    {
        var server = await StartScratchAsync(Unlimited);
        await FillAsync(server, 1_100);

        Assert.Equal(Values(1_100, 1_000), await LoggedAsync(Site(server), "projectid=1&limit=5000"));
    }

    [Fact]
    public async Task The_oldest_rows_are_forgotten()
    {
        var server = await StartScratchAsync(Unlimited with { MaxLogRows = 10 });
        await FillAsync(server, 95);

        Assert.Equal(Values(95, 10), await LoggedAsync(Site(server)));
        Assert.Equal(10, server.Scratch!.ReadLog("1").Count);
    }

    [Fact]
    public async Task Each_project_has_its_own_log()
    {
        var server = await StartScratchAsync();
        await WriteAsync(server, await EnterAsync(server, project: "1"), "a", "1");
        await WriteAsync(server, await EnterAsync(server, project: "2"), "a", "2");

        Assert.Equal(["2"], await LoggedAsync(Site(server), "projectid=2"));
        Assert.Empty(await LoggedAsync(Site(server), "projectid=3"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("projectid=")]
    [InlineData("projectid=1&limit=ten")]
    [InlineData("projectid=1&limit=-1")]
    [InlineData("projectid=1&limit=99999999999")]
    [InlineData("projectid=1&offset=x")]
    [InlineData("projectid=1&offset=-5")]
    public async Task Bad_input_is_400(string query)
    {
        var reply = await Site(await StartScratchAsync()).GetAsync($"/logs?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal("BadRequest", (string?)reply.Json["code"]);
    }

    [Fact]
    public async Task Rows_become_visible_after_the_lag()
    {
        var time = new ManualTimeProvider();
        var server = await StartScratchAsync(ScratchProfile.Demo with { LogLag = TimeSpan.FromSeconds(3) }, time);
        var site = Site(server);
        var socket = await EnterAsync(server);
        await WriteAsync(server, socket, "a", "1");
        time.Advance(TimeSpan.FromSeconds(1));
        await WriteAsync(server, socket, "a", "2");

        time.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await LoggedAsync(site));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["1"], await LoggedAsync(site));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["2", "1"], await LoggedAsync(site));
    }

    [Fact]
    public async Task A_shorter_lag_lets_no_row_overtake_another()
    {
        var time = new ManualTimeProvider();
        var server = await StartScratchAsync(ScratchProfile.Demo with { LogLag = TimeSpan.FromSeconds(10) }, time);
        var socket = await EnterAsync(server);
        await WriteAsync(server, socket, "a", "1");
        server.Scratch!.LogLag = TimeSpan.Zero;
        await WriteAsync(server, socket, "a", "2");

        Assert.Empty(await LoggedAsync(Site(server)));
        Assert.Equal(["1", "2"], server.Scratch.ReadLog("1").Select(row => row.Value));
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["2", "1"], await LoggedAsync(Site(server)));
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(45)]
    public async Task A_clock_that_is_wrong_shows_in_the_rows_and_in_the_date_of_every_answer(int seconds)
    {
        var time = new ManualTimeProvider();
        var server = await StartScratchAsync(ScratchProfile.Demo with { ClockSkew = TimeSpan.FromSeconds(seconds) }, time);
        var site = Site(server);
        await WriteAsync(server, await EnterAsync(server), "a", "1");

        var log = await site.GetAsync("/logs?projectid=1");

        var expected = time.GetUtcNow().AddSeconds(seconds);
        Assert.Equal(expected.ToUnixTimeMilliseconds(), (long?)log.Only["timestamp"]);
        Assert.Equal(expected, log.Date);
        Assert.Equal(expected, (await site.GetAsync("/nowhere")).Date);
        Assert.Equal(expected, (await site.LoginAsync("bridge", "demo")).Date);
    }

    [Fact]
    public async Task The_clock_can_be_put_right_while_the_server_runs()
    {
        var time = new ManualTimeProvider();
        var server = await StartScratchAsync(ScratchProfile.Demo with { ClockSkew = TimeSpan.FromHours(1) }, time);

        server.Scratch!.ClockSkew = TimeSpan.Zero;

        Assert.Equal(time.GetUtcNow(), (await Site(server).GetAsync("/csrf_token/")).Date);
    }

    [Theory]
    [InlineData(ScratchLogOutage.Unavailable, HttpStatusCode.ServiceUnavailable, '<')]
    [InlineData(ScratchLogOutage.NotJson, HttpStatusCode.OK, '<')]
    [InlineData(ScratchLogOutage.ErrorObject, HttpStatusCode.OK, '{')]
    public async Task The_log_fails_as_it_is_told_to_and_loses_nothing(ScratchLogOutage outage, HttpStatusCode status, char first)
    {
        var server = await StartScratchAsync();
        var site = Site(server);
        var socket = await EnterAsync(server);
        server.Scratch!.LogOutage = outage;
        await WriteAsync(server, socket, "a", "1");

        var reply = await site.GetAsync("/logs?projectid=1");

        Assert.Equal(status, reply.Status);
        Assert.Equal(first, reply.Body[0]);
        server.Scratch.LogOutage = ScratchLogOutage.None;
        Assert.Equal(["1"], await LoggedAsync(site));
        Assert.Equal(2, server.Scratch.Statistics.LogReads);
    }

    private async Task FillAsync(CloudServerHost server, int count)
    {
        var socket = await EnterAsync(server);
        await socket.SendAsync(string.Concat(Enumerable.Range(1, count).Select(value => CloudSocket.SetLine("a", $"\"{value}\""))));
        await UntilAsync(server, statistics => statistics.SetsAccepted == count);
    }

    private static string[] Values(int newest, int count) => [.. Enumerable.Range(0, count).Select(i => $"{newest - i}")];
}
