using CloudBridge.Sprites.Drawing;
using CloudBridge.Sprites.Languages;

namespace CloudBridge.Sprites.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData(SpriteLanguage.Spanish)]
    [InlineData(SpriteLanguage.German)]
    [InlineData(SpriteLanguage.French)]
    [InlineData(SpriteLanguage.Japanese)]
    public void A_language_has_all_texts_that_English_has_and_none_is_empty(SpriteLanguage language)
    {
        var texts = new SpriteTexts(language);

        Assert.Equal(new SpriteTexts(SpriteLanguage.English).Keys.Order(), texts.Keys.Order());
        Assert.All(texts.Keys, key => Assert.NotEmpty(texts[key]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Places_to_fill_in_are_the_same_in_all_languages(SpriteLanguage language)
    {
        var (texts, english) = (new SpriteTexts(language), new SpriteTexts(SpriteLanguage.English));

        Assert.All(english.Keys, key => Assert.Equal((Count(english[key], "{0}"), Count(english[key], "%s")), (Count(texts[key], "{0}"), Count(texts[key], "%s"))));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Words_for_the_status_differ_from_each_other(SpriteLanguage language)
    {
        var words = new SpriteTexts(language).Names.StatusWords;

        Assert.Distinct([words.Asking, words.Done, words.Failed, words.NotFound, words.BadArgument, words.Timeout, words.Offline]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_reason_why_no_answer_comes_has_its_own_sentence(SpriteLanguage language)
    {
        var names = new SpriteTexts(language).Names;

        Assert.Distinct([names.TimeoutSentence, names.OfflineSentence, names.UnservedSentence, names.AwaySentence, names.VariablesSentence]);
        Assert.All(["☁ up", "☁ down"], name => Assert.Contains(name, names.VariablesSentenceFor(new("1", "☁ up"), new("2", "☁ down")), StringComparison.Ordinal));
    }

    [Fact]
    public void The_comment_says_what_a_request_does_answers_and_needs()
    {
        var comment = new SpriteTexts(SpriteLanguage.German).CommentOn(new BlockRequest("my.name", [new("kurz", "text", IsOptional: true)], "Says who you are.") { Answer = "a name", NeedsIdentity = true });

        Assert.Equal(
            ["Says who you are.", "Antwort: a name", "Darf leer bleiben: kurz", "Der Server muss wissen, wer du bist: Das geht nur in einer Cloud mit Konten."],
            comment.Split('\n')[..^1]);
    }

    [Fact]
    public void Lines_break_at_spaces_and_between_characters_of_the_Far_East()
    {
        Assert.Equal(["one two", "three"], Wrapped.Lines("one two three", 8));
        Assert.Equal(["ボタン", "をおす"], Wrapped.Lines("ボタンをおす", 6));
    }

    public static TheoryData<SpriteLanguage> All() => new(Enum.GetValues<SpriteLanguage>());

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
