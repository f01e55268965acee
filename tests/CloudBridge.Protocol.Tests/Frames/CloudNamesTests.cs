using CloudBridge.Protocol.Frames;

namespace CloudBridge.Protocol.Tests.Frames;

public class CloudNamesTests
{
    [Theory]
    [InlineData("TO_HOST", "☁ TO_HOST")]
    [InlineData("☁ TO_HOST", "☁ TO_HOST")]
    [InlineData("☁TO_HOST", "☁ ☁TO_HOST")]
    [InlineData("", "☁ ")]
    public void The_prefix_is_added_unless_it_is_there(string name, string expected) => Assert.Equal(expected, CloudNames.WithPrefix(name));

    [Theory]
    [InlineData("☁ TO_HOST", "TO_HOST")]
    [InlineData("TO_HOST", "TO_HOST")]
    [InlineData("☁ ☁ x", "☁ x")]
    [InlineData("☁", "☁")]
    [InlineData("", "")]
    public void The_prefix_is_taken_away_once(string name, string expected) =>
        Assert.Equal(expected, Bytes.Text(CloudNames.WithoutPrefix(Bytes.Of(name))));

    [Fact]
    public void Both_forms_of_the_prefix_are_the_same() => Assert.Equal(CloudNames.Prefix, Bytes.Text(CloudNames.PrefixUtf8));
}
