using CloudBridge.Sprites.Drawing;

namespace CloudBridge.Sprites.Tests.Drawing;

public sealed class WrappedTests
{
    [Theory]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 6, "one|two|three")]
    [InlineData("one two three", 100, "one two three")]
    [InlineData("ボタンをおす", 6, "ボタン|をおす")]
    [InlineData("名 name", 7, "名 name")]
    [InlineData("名 name", 6, "名|name")]
    [InlineData("toolongforit", 4, "toolongforit")]
    [InlineData("a toolongforit b", 4, "a|toolongforit|b")]
    public void Lines_end_where_the_next_word_no_longer_fits(string text, int width, string lines) => Assert.Equal(lines.Split('|'), Wrapped.Lines(text, width));

    [Fact]
    public void No_text_has_no_lines() => Assert.Empty(Wrapped.Lines("", 10));

    [Fact]
    public void Nothing_but_spaces_at_the_ends_of_lines_is_lost()
    {
        const string Text = "Click the button, type a Scratch user name, and see what the server knows.";

        Assert.All(Enumerable.Range(1, 80), width => Assert.Equal(Text, string.Join(' ', Wrapped.Lines(Text, width))));
    }
}
