using CloudBridge.Client;
using CloudBridge.Server.Tools.Demo;

namespace CloudBridge.Server.Tests.Tools.Demo;

public sealed class DemoTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task All_answers_are_right_and_long_values_are_shortened()
    {
        Assert.Equal(0, await _cli.RunAsync("demo"));

        var text = _cli.Out.ToString();
        Assert.Contains("✓ All 6 answers are exactly right.", text, StringComparison.Ordinal);
        Assert.DoesNotContain('✗', text);
        Assert.Contains("☁ TO_HOST", text, StringComparison.Ordinal);
        Assert.Contains("more)…", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 140));
        Assert.Empty(_cli.Error.ToString());
    }

    [Fact]
    public async Task Full_shows_every_digit()
    {
        Assert.Equal(0, await _cli.RunAsync("demo", "--full"));

        Assert.DoesNotContain("more)…", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"-\d{245}\.\d+\n", _cli.Out.ToString());
    }

    [Fact]
    public async Task As_json_it_has_every_value_both_ways()
    {
        Assert.Equal(0, await _cli.RunAsync("demo", "--json"));

        Assert.True(_cli.Json.GetProperty("ok").GetBoolean());
        var steps = _cli.Json.GetProperty("steps").EnumerateArray().ToArray();
        Assert.Equal(["ping", "echo", "big", "add", "unknown", "fail"], steps.Select(step => step.GetProperty("name").GetString()));
        Assert.All(steps, step => Assert.True(step.GetProperty("right").GetBoolean()));
        Assert.True(steps[1].GetProperty("sent").GetArrayLength() > 1);
        Assert.True(steps[2].GetProperty("received").GetArrayLength() > 1);
        Assert.Equal("error", steps[4].GetProperty("answer").GetProperty("status").GetString());
    }

    [Fact]
    public void A_wrong_answer_is_shown_as_wrong()
    {
        using var output = new StringWriter();
        var wrong = new DemoResult(DemoSteps.All[0], new CloudAnswer(AnswerStatus.Done, ["pang"], false, 1, TimeSpan.Zero), [], []);
        var text = new DemoText(output, isFull: false);

        text.Print(1, wrong);
        text.End([wrong]);

        Assert.Contains("✗ expected the text pong", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("✗ 0 of 1 answers are right.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_step_refuses_an_answer_that_is_not_its_own()
    {
        var wrong = new CloudAnswer(AnswerStatus.Done, ["something else"], false, 1, TimeSpan.Zero);

        Assert.All(DemoSteps.All, step => Assert.False(new DemoResult(step, wrong, [], []).IsRight));
    }
}
