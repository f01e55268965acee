using CloudBridge.Protocol.Frames;

namespace CloudBridge.Protocol.Tests.Frames;

public class FrameEscapeTests
{
    [Theory]
    [InlineData("\\u2601 TO_HOST", "\u2601 TO_HOST")]
    [InlineData("\u2601 TO_HOST", "\u2601 TO_HOST")]
    [InlineData("a\\\"b\\\\c\\/d", "a\"b\\c/d")]
    [InlineData("\\b\\f\\n\\r\\t", "\b\f\n\r\t")]
    [InlineData("\\u0041\\u00e9\\u00E9", "A\u00e9\u00e9")]
    [InlineData("\\u0000", "\0")]
    [InlineData("\\ud83d\\ude00!", "\U0001F600!")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("\\u005cn", "\\n")]
    [InlineData("\\\\u0041", "\\u0041")]
    public void A_name_is_read_without_its_escapes(string written, string expected) => Assert.Equal(expected, Name(written));

    [Theory]
    [InlineData("\\ud83d", "\uFFFD")]
    [InlineData("\\ude00", "\uFFFD")]
    [InlineData("\\ud83dx", "\uFFFDx")]
    [InlineData("\\ud83d\\u0041", "\uFFFDA")]
    [InlineData("\\ud83d\\n", "\uFFFD\n")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\uFFFD\U0001F600")]
    [InlineData("\\ude00\\ud83d", "\uFFFD\uFFFD")]
    public void Half_of_a_surrogate_pair_becomes_the_replacement_character(string written, string expected) =>
        Assert.Equal(expected, Name(written));

    [Fact]
    public void Keys_and_methods_may_be_escaped_as_well()
    {
        var frame = ReadFrame.One("""{"m\u0065thod":"s\u0065t","\u006e\u0061\u006d\u0065":"x","val\u0075e":"1\u002e5"}""");
        Assert.Equal((CloudMethod.Set, "x", "1.5"), (frame.Method, frame.Name, frame.Value));
    }

    [Theory]
    [InlineData("\\x")]
    [InlineData("\\u12")]
    [InlineData("\\u12g4")]
    [InlineData("\\U0041")]
    [InlineData("\\")]
    [InlineData("\t")]
    [InlineData("\u0001")]
    public void A_bad_escape_or_a_bare_control_character_is_not_json(string written) =>
        Assert.Equal(FrameFault.NotJson, ReadFrame.One($$"""{"method":"set","name":"{{written}}"}""").Fault);

    [Fact]
    public void An_escape_at_the_very_end_is_not_json()
    {
        Assert.Equal(FrameFault.NotJson, ReadFrame.One("{\"method\":\"set\\").Fault);
        Assert.Equal(FrameFault.NotJson, ReadFrame.One("{\"method\":\"\\u00").Fault);
    }

    private static string Name(string written)
    {
        var frame = ReadFrame.One($$"""{"method":"set","name":"{{written}}","value":"1"}""");
        Assert.Equal((FrameFault.None, "1"), (frame.Fault, frame.Value));
        return frame.Name;
    }
}
