using CloudBridge.Server.Tools.Client;

namespace CloudBridge.Server.Tests.Tools.Client;

public sealed class LostCharactersTests
{
    [Theory]
    [InlineData("Hello World! 123 ´§", "Hello World! 123 ´§", "")]
    [InlineData("a<b>a<", "aba", "< >")]
    [InlineData("line\nnext", "linenext", "U+000A")]
    [InlineData("\u00a0x", "x", "U+00A0")]
    [InlineData("naïve ☁", "nave ", "ï ☁")]
    [InlineData("👩‍🚀", "", "👩 \u200d 🚀")]
    [InlineData("", "", "")]
    public void They_are_found_once_each_and_removed(string text, string kept, string lost)
    {
        Assert.Equal(kept, LostCharacters.Remove(text));
        Assert.Equal(lost, string.Join(' ', LostCharacters.Of(text)));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_lost_without_an_error() => Assert.Equal("x", LostCharacters.Remove("\ud83dx"));
}
