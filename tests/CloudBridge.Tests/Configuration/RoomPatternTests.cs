using CloudBridge.Clouds;

namespace CloudBridge.Tests.Configuration;

public class RoomPatternTests
{
    [Theory]
    [InlineData("demo-*", "demo-1", true)]
    [InlineData("demo-*", "demo-", true)]
    [InlineData("demo-*", "demo", false)]
    [InlineData("demo-*", "Demo-1", false)]
    [InlineData("demo-*", "x-demo-1", false)]
    [InlineData("*", "example.com/my-project", true)]
    [InlineData("example.com/*", "example.com/a/b", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a?c", "abbc", false)]
    [InlineData("a?c", "a\U0001F600c", true)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("*a*b*", "xxbxxaxx", false)]
    [InlineData("*aab", "aaaaab", true)]
    [InlineData("**", "x", true)]
    [InlineData("[a-z].\\d*", "[a-z].\\d1", true)]
    [InlineData("[a-z]*", "b", false)]
    [InlineData("demo", "demo", true)]
    [InlineData("demo-*", "demo-\n", false)]
    [InlineData("demo-*", "demo-\u0085", false)]
    [InlineData("*", "", false)]
    public void A_star_is_any_run_of_characters_a_question_mark_one_and_nothing_else_is_special(string pattern, string id, bool matches) =>
        Assert.Equal(matches, RoomPattern.Matches(pattern, id));

    [Theory]
    [InlineData("demo-*", true)]
    [InlineData("dem?", true)]
    [InlineData("demo", false)]
    [InlineData("60917032", false)]
    public void A_text_with_either_is_a_pattern(string text, bool isPattern) => Assert.Equal(isPattern, RoomPattern.IsPattern(text));

    [Theory]
    [InlineData("demo-*")]
    [InlineData("?*?")]
    [InlineData("demo")]
    public void The_example_of_a_pattern_matches_it_and_is_an_id(string pattern)
    {
        Assert.True(RoomPattern.Matches(pattern, RoomPattern.ExampleOf(pattern)));
        Assert.False(RoomPattern.IsPattern(RoomPattern.ExampleOf(pattern)));
    }
}
