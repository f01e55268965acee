using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Tests.Configuration;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("Prot", "Port")]
    [InlineData("PORT", "Port")]
    [InlineData("Porte", "Port")]
    [InlineData("Adress", "Address")]
    [InlineData("Adresss", "Address")]
    public void A_word_written_slightly_wrong_is_found(string word, string meant) =>
        Assert.Equal(meant, Suggestion.Nearest(word, ["Address", "Port", "Enabled"]));

    [Theory]
    [InlineData("Colour")]
    [InlineData("x")]
    public void A_word_like_no_other_is_not(string word) => Assert.Null(Suggestion.Nearest(word, ["Address", "Port", "Enabled"]));

    [Fact]
    public void Nothing_is_near_to_nothing() => Assert.Null(Suggestion.Nearest("Port", []));
}
