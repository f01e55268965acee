using CloudBridge.Sprites.Languages;

namespace CloudBridge.Sprites.Tests.Languages;

public sealed class SpriteTextsTests
{
    public static TheoryData<SpriteLanguage> All() => new(Enum.GetValues<SpriteLanguage>());

    [Theory]
    [MemberData(nameof(All))]
    public void Names_that_a_maker_sees_differ_from_each_other_within_a_language(SpriteLanguage language)
    {
        var names = new SpriteTexts(language).Names;

        Assert.Distinct([names.Answer, names.Status, names.Error, names.Timeout, names.Topic, names.TopicValue], StringComparer.OrdinalIgnoreCase);
        Assert.Distinct([names.AnswerList, names.Inputs, names.Topics, names.TopicValues], StringComparer.OrdinalIgnoreCase);
        Assert.Distinct([names.AskWith, names.Subscribe]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_name_and_sentence_is_that_of_its_key(SpriteLanguage language)
    {
        var texts = new SpriteTexts(language);
        var names = texts.Names;

        string[] keys =
        [
            "answer", "answerList", "status", "error", "timeout", "inputs", "askWith", "subscribe", "topicNews", "topic", "topicValue", "topics", "topicValues", "topicForAll",
            "statusAsking", "statusDone", "statusFailed", "statusNotFound", "statusBadArgument", "statusTimeout", "statusOffline",
            "timeoutSentence", "offlineSentence", "damagedSentence", "tooLongSentence",
        ];
        var words = names.StatusWords;
        string[] used =
        [
            names.Answer, names.AnswerList, names.Status, names.Error, names.Timeout, names.Inputs, names.AskWith, names.Subscribe, names.TopicNews, names.Topic,
            names.TopicValue, names.Topics, names.TopicValues, names.TopicForAll,
            words.Asking, words.Done, words.Failed, words.NotFound, words.BadArgument, words.Timeout, words.Offline,
            names.TimeoutSentence, names.OfflineSentence, names.DamagedSentence, names.TooLongSentence,
        ];
        Assert.Equal(keys.Select(key => texts[key]), used);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_general_block_has_two_slots_and_that_of_topics_one(SpriteLanguage language)
    {
        var names = new SpriteTexts(language).Names;

        Assert.Equal((3, 2), (names.AskWith.Split("%s").Length, names.Subscribe.Split("%s").Length));
    }

    [Fact]
    public void No_two_languages_say_the_same() => Assert.Distinct(Enum.GetValues<SpriteLanguage>().Select(language => new SpriteTexts(language)["language"]));

    [Fact]
    public void What_is_put_into_a_text_stands_in_its_place()
    {
        var texts = new SpriteTexts(SpriteLanguage.English);

        Assert.Equal(texts["commentAnswer"].Replace("{0}", "the {name}", StringComparison.Ordinal), texts.Format("commentAnswer", "the {name}"));
    }

    [Fact]
    public void A_key_that_there_is_not_is_an_error() => Assert.Throws<KeyNotFoundException>(() => new SpriteTexts(SpriteLanguage.English)["no such key"]);

    [Theory]
    [MemberData(nameof(All))]
    public void A_comment_has_a_line_for_each_thing_that_can_be_said_and_none_for_others(SpriteLanguage language)
    {
        var texts = new SpriteTexts(language);
        var rich = new BlockRequest("x", [new("a", "text", IsOptional: true), new("b", "text", IsOptional: true), new("c", "text", IsRest: true)], "Does it.")
        {
            Answer = "much",
            Example = "x 1",
            NeedsIdentity = true,
        };

        Assert.Equal([texts["commentLeaves"]], texts.CommentOn(new BlockRequest("x", [])).Split('\n'));
        Assert.Equal(
            [
                "Does it.", texts.Format("commentAnswer", "much"), texts.Format("commentExample", "x 1"), texts.Format("commentOptional", "a, b"),
                texts.Format("commentRest", "c"), texts["commentIdentity"], texts["commentLeaves"]
            ],
            texts.CommentOn(rich).Split('\n'));
    }
}
