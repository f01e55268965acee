using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Tests.Requests;

public sealed class LookupTextTests
{
    [Theory]
    [InlineData("mres", "mres")]
    [InlineData(" @griffpatch ", "griffpatch")]
    [InlineData("https://scratch.mit.edu/users/Paddle2See/", "Paddle2See")]
    [InlineData("scratch.mit.edu/users/Paddle2See", "Paddle2See")]
    [InlineData("-_-", "-_-")]
    public void Names_may_have_an_at_spaces_or_a_link_around_them(string text, string name) => Assert.Equal(name, LookupText.User(text));

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a.b")]
    [InlineData("../users")]
    [InlineData("abcdefghijklmnopqrstu")]
    [InlineData("https://scratch.mit.edu/projects/142/")]
    public void What_no_user_can_be_called_is_refused_in_words(string text) =>
        Assert.Matches("is not a user name|not to a user", Assert.Throws<BadValueException>(() => LookupText.User(text)).Message);

    [Theory]
    [InlineData("142", 142)]
    [InlineData(" #142 ", 142)]
    [InlineData("https://scratch.mit.edu/projects/142/", 142)]
    [InlineData("https://scratch.mit.edu/projects/142/editor", 142)]
    [InlineData("HTTP://www.scratch.mit.edu/Projects/142?x", 142)]
    [InlineData("https://turbowarp.org/142/editor", 142)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Projects_may_be_a_number_or_a_link(string text, long id) => Assert.Equal(id, LookupText.Project(text));

    [Theory]
    [InlineData("", "the number of a project")]
    [InlineData("0", "the number of a project")]
    [InlineData("-1", "the number of a project")]
    [InlineData("1.5", "the number of a project")]
    [InlineData("99999999999999999999", "the number of a project")]
    [InlineData("my game", "scratch.mit.edu/projects/142")]
    [InlineData("https://scratch.mit.edu/studios/5342/", "not to a project")]
    public void Other_projects_are_refused_in_words(string text, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<BadValueException>(() => LookupText.Project(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://scratch.mit.edu/studios/31659696/comments", 31659696)]
    [InlineData("5342", 5342)]
    public void Studios_too(string text, long id) => Assert.Equal(id, LookupText.Studio(text));

    [Theory]
    [InlineData("13", 13)]
    [InlineData(" #13 ", 13)]
    [InlineData("https://scratch.mit.edu/discuss/topic/13/?page=2", 13)]
    public void Topics_too(string text, long id) => Assert.Equal(id, LookupText.Topic(text));

    [Theory]
    [InlineData("28", 28)]
    [InlineData("scratch.mit.edu/discuss/post/28/", 28)]
    public void Posts_too(string text, long id) => Assert.Equal(id, LookupText.Post(text));

    [Fact]
    public void A_link_to_another_part_of_the_forum_is_refused_in_words() =>
        Assert.Equal("That is a link, but not to a post.", Assert.Throws<BadValueException>(() => LookupText.Post("https://scratch.mit.edu/discuss/topic/13/")).Message);

    [Theory]
    [InlineData("272303677", 272303677)]
    [InlineData("https://scratch.mit.edu/projects/142/#comments-272303677", 272303677)]
    public void Comments_may_be_a_link_to_one(string text, long id) => Assert.Equal(id, LookupText.Comment(text));

    [Fact]
    public void Other_comments_are_refused_in_words() =>
        Assert.Contains("\"first\" is not the number of a comment", Assert.Throws<BadValueException>(() => LookupText.Comment("first")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", null)]
    [InlineData("en", "en")]
    [InlineData("zh-cn", "zh-cn")]
    [InlineData("es-419", "es-419")]
    public void Languages_are_codes(string text, string? code) => Assert.Equal(code, LookupText.LanguageOrNone(text));

    [Theory]
    [InlineData("English")]
    [InlineData("e")]
    [InlineData("en&x")]
    public void Other_languages_are_refused_with_some_that_work(string text) =>
        Assert.Contains("en, es, de", Assert.Throws<BadValueException>(() => LookupText.Language(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Words_to_look_for_are_there_and_not_endless()
    {
        Assert.Equal("scratch 3.0", LookupText.Query(" \"scratch 3.0\" "));
        Assert.Throws<BadValueException>(() => LookupText.Query("  "));
        Assert.Throws<BadValueException>(() => LookupText.Query(new string('a', 201)));
    }
}
