namespace CloudBridge.Scratch.Tests.Site;

public sealed class CloudDataTests
{
    [Fact]
    public async Task Health_is_told_as_far_as_it_is_known()
    {
        var health = await new TextUpstream("""{"uptime":90.5,"load":[0.5,1,"x"],"redis":{"connected":true}}""").Client<ICloudData>().GetHealthAsync();

        Assert.Equal((TimeSpan.FromSeconds(90.5), true, (bool?)null), (health.Uptime, health.IsRedisConnected, health.IsRedisReady));
        Assert.Equal([0.5, 1], health.Load);
    }

    [Fact]
    public async Task The_log_keeps_every_digit()
    {
        var upstream = new TextUpstream("""[{"user":"a","verb":"set_var","name":"☁ x","value":12345678901234567890,"timestamp":1000}]""");

        var row = Assert.Single(await upstream.Client<ICloudData>().GetLogAsync(104, 20, 40));

        Assert.Equal(new CloudLogRow("a", "set_var", "☁ x", "12345678901234567890", DateTimeOffset.FromUnixTimeSeconds(1)), row);
        Assert.Equal((Upstream.CloudData, "logs?projectid=104&limit=20&offset=40"), (upstream.Call.Upstream, upstream.Call.Path));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"user":"b","verb":"set_var","name":"☁ x","value":"2"}""")]
    [InlineData("""{"user":null,"verb":"set_var","name":"☁ x","value":"2","timestamp":1000}""")]
    [InlineData("""{"user":"b","verb":"set_var","name":"☁ x","value":{},"timestamp":1000}""")]
    [InlineData("""{"user":"b","verb":"set_var","name":"☁ x","value":"2","timestamp":1e300}""")]
    public async Task A_broken_row_costs_itself_alone(string broken)
    {
        const string Good = """{"user":"a","verb":"set_var","name":"☁ x","value":"1","timestamp":1000}""";

        var rows = await new TextUpstream($"[{Good},{broken},{Good}]").Client<ICloudData>().GetLogAsync(104);

        Assert.Equal(["a", "a"], rows.Select(row => row.User));
        Assert.Contains("none of the rows", await TextUpstream.MalformedAsync(() => new TextUpstream($"[{broken}]").Client<ICloudData>().GetLogAsync(104)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_log_is_malformed() =>
        Assert.Contains("no list of rows", await TextUpstream.MalformedAsync(() => new TextUpstream("""{"code":"x"}""").Client<ICloudData>().GetLogAsync(104)), StringComparison.Ordinal);
}
