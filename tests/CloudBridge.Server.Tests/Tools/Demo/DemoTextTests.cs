using CloudBridge.Client;
using CloudBridge.Server.Tools.Demo;

namespace CloudBridge.Server.Tests.Tools.Demo;

public sealed class DemoTextTests
{
    private static readonly string Digits = string.Concat(Enumerable.Range(100, 60));

    [Fact]
    public void Values_both_ways_are_shown_with_their_variables()
    {
        var text = Print(isFull: true);

        Assert.Contains($"   project ☁ TO_HOST     = {Digits}\n", text, StringComparison.Ordinal);
        Assert.Contains("   server  ☁ FROM_HOST_1 = 51494733.4179502222\n", text, StringComparison.Ordinal);
        Assert.Contains("   answer: pong (1.5 ms)\n", text, StringComparison.Ordinal);
        Assert.Contains("   ✓ the text pong\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_middle_of_a_long_value_is_counted_instead()
    {
        var text = Print(isFull: false);

        Assert.Contains($"= {Digits[..24]}…(140 more)…{Digits[^16..]}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Error in request unknown", "This server has no such request. Ask.", true)]
    [InlineData("Error in request other", "This server has no such request. Ask.", false)]
    [InlineData("Error in request unknown", "Something else.", false)]
    public void A_failure_counts_only_in_its_exact_shape(string first, string second, bool isRight)
    {
        var step = DemoSteps.All.Single(step => step.Name == "unknown");

        Assert.Equal(isRight, new DemoResult(step, new CloudAnswer(AnswerStatus.Error, [first, second], false, 1, TimeSpan.Zero), [], []).IsRight);
    }

    [Fact]
    public void A_failure_that_tells_the_inside_is_wrong()
    {
        var step = DemoSteps.All.Single(step => step.Name == DemoSteps.FailingRequest);
        var answer = new CloudAnswer(AnswerStatus.Error, ["Error in request fail", $"Something went wrong here. {DemoRun.Secret}"], false, 1, TimeSpan.Zero);

        Assert.False(new DemoResult(step, answer, [], []).IsRight);
    }

    private static string Print(bool isFull)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var answer = new CloudAnswer(AnswerStatus.Done, ["pong"], false, 1, TimeSpan.FromMilliseconds(1.5));
        new DemoText(output, isFull).Print(1, new DemoResult(DemoSteps.All[0], answer, [new CloudValue(true, "☁ TO_HOST", Digits)], [new CloudValue(false, "☁ FROM_HOST_1", "51494733.4179502222")]));
        return output.ToString();
    }
}
