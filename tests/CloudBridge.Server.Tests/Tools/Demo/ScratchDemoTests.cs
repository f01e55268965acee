namespace CloudBridge.Server.Tests.Tools.Demo;

public sealed class ScratchDemoTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Every_step_is_right_and_nothing_is_sent_to_Scratch()
    {
        Assert.Equal(0, await _cli.RunAsync("demo", "--cloud", "scratch"));

        var text = _cli.Out.ToString();
        Assert.Contains("Nothing is sent to Scratch.", text, StringComparison.Ordinal);
        Assert.Contains("✓ the text pong after one more sign-in", text, StringComparison.Ordinal);
        Assert.Contains("✓ the text silence, asked and answered in the log alone", text, StringComparison.Ordinal);
        Assert.Matches("✓ All [45] answers are exactly right.", text);
        Assert.DoesNotContain('✗', text);
        Assert.Empty(_cli.Error.ToString());
    }

    [Fact]
    public async Task As_json_it_has_the_values_and_shows_who_asked_where_the_server_can_tell()
    {
        using var catalog = new Cli();
        await catalog.RunAsync("requests", "--json");
        string[] asker = catalog.Out.ToString().Contains("\"whoami\"", StringComparison.Ordinal) ? ["whoami"] : [];

        Assert.Equal(0, await _cli.RunAsync("demo", "--cloud", "scratch", "--json"));

        var steps = _cli.Json.GetProperty("steps").EnumerateArray().ToArray();
        Assert.Equal(["ping", "big", .. asker, "ping", "echo"], steps.Select(step => step.GetProperty("name").GetString()));
        Assert.All(steps, step => Assert.True(step.GetProperty("right").GetBoolean()));
        Assert.All(steps, step => Assert.NotEqual(0, step.GetProperty("received").GetArrayLength()));
        Assert.EndsWith("Nothing is sent to Scratch.", _cli.Json.GetProperty("about").GetString(), StringComparison.Ordinal);
        Assert.All(steps[1].GetProperty("received").EnumerateArray(), value => Assert.InRange(value.GetProperty("value").GetString()!.Length, 1, 256));
    }
}
