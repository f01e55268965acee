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

    [Fact]
    public async Task What_is_no_log_is_malformed() =>
        Assert.Contains("not a list", await TextUpstream.MalformedAsync(() => new TextUpstream("""{"code":"x"}""").Client<ICloudData>().GetLogAsync(104)), StringComparison.Ordinal);
}
