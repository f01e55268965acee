using System.Net.WebSockets;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Features.Clouds.Embedded;

public sealed class EmbeddedCloudTests
{
    [Fact]
    public async Task Limits_of_the_configuration_reach_the_cloud_server_and_the_answers()
    {
        await using var server = await RunningServer.StartAsync(settings => settings["CloudServer:MaxValueLength"] = "256");

        var answer = await server.AskAsync("big", "500");

        Assert.Equal(500, Assert.Single(answer.Items).Length);
        Assert.Equal(5, answer.Parts);
    }

    [Fact]
    public async Task An_answer_that_takes_long_to_arrive_is_not_sent_twice_meanwhile()
    {
        await using var server = await RunningServer.StartAsync(settings => settings["CloudServer:MaxValueLength"] = "256");
        var client = await server.JoinAsync();
        var received = new List<string>();
        client.ValueSeen += value => received.AddRange(value.IsSent ? [] : [value.Value]);

        var answer = await client.AskAsync("big", ["3000"], Limits.Patience);

        Assert.True(answer.Elapsed > TimeSpan.FromMilliseconds(500));
        Assert.Equal(3000, Assert.Single(answer.Items).Length);
        var parts = received.GroupBy(value => value).ToArray();
        Assert.Equal(answer.Parts, parts.Length);

        // The highest numbered part alone may leave more than once, as a project that misses it does not notice.
        Assert.All(parts.Where(part => part.Count() > 1), part => Assert.EndsWith($"{answer.Parts - 1:000}1", part.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_projects_are_answered_each_in_its_own_room()
    {
        await using var server = await RunningServer.StartAsync(settings => settings["Cloud:Own:Projects"] = "one, two");
        var one = await server.JoinAsync("one");
        var two = await server.JoinAsync("two");

        var answers = await Task.WhenAll(one.AskAsync("echo", ["1"]), two.AskAsync("echo", ["2"]));

        Assert.Equal(["1", "2"], answers.Select(answer => Assert.Single(answer.Items)));
    }

    [Fact]
    public async Task Players_behind_a_trusted_proxy_have_places_by_their_own_addresses()
    {
        await using var server = await RunningServer.StartAsync(settings =>
        {
            settings["Http:TrustedProxies"] = "127.0.0.1";
            settings["CloudServer:ClientsPerAddress"] = "1";
        });
        await using var first = await ConnectAsync("198.51.100.7");

        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync("198.51.100.7"));
        await using var second = await ConnectAsync("198.51.100.8");
        Assert.Equal("pong", await server.AskTextAsync("ping"));

        Task<CloudSocket> ConnectAsync(string address) =>
            CloudSocket.ConnectAsync(server.Cloud, options => options.SetRequestHeader("X-Forwarded-For", address));
    }

    [Fact]
    public async Task Values_with_letters_in_the_request_variable_disturb_no_request()
    {
        await using var server = await RunningServer.StartAsync(settings => settings["CloudServer:AllowText"] = "true");
        await using var player = await CloudSocket.JoinAsync(server.Cloud, "demo");
        foreach (var json in (string[])["\"\"", "\"abc\"", "\"1a.2b\"", "\"12.\\n34\"", "\"☁\\u0000\"", "\"-\"", "\".\""])
        {
            await player.SetRawAsync("TO_HOST", json);
            await player.SetRawAsync("FROM_HOST_1", json);
        }

        Assert.Equal("pong", await server.AskTextAsync("ping"));
        Assert.DoesNotContain(" ERR ", server.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(" WRN ", server.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bridge_can_join_the_cloud_of_another_server()
    {
        await using var first = await RunningServer.StartAsync(settings => settings["Cloud:Own:Enabled"] = "false");
        await using var second = await RunningServer.StartAsync(settings =>
        {
            settings["CloudServer:Enabled"] = "false";
            settings["Cloud:Own:Url"] = first.Cloud.ToString();
        });

        Assert.Equal("pong", await first.AskTextAsync("ping"));
    }
}
