using CloudBridge.Protocol.Encoding;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Tests.Requests;

public sealed class LongTextTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(12_345)]
    public void It_has_the_length_and_only_characters_that_travel(int length)
    {
        var text = LongText.Of(length);

        Assert.Equal(length, text.Length);
        Assert.All(text, character => Assert.True(CharacterTable.Contains(character)));
    }

    [Fact]
    public void No_two_sentences_are_alike()
    {
        var sentences = LongText.Of(5_000).Split(". ");

        Assert.Equal(sentences.Length, sentences.Distinct().Count());
    }
}
