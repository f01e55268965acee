using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Languages;

namespace CloudBridge.Sprites.Tests.Engine;

/// <summary>The whole engine against a server made of the protocol, over a line that loses, repeats and spoils what it carries.</summary>
public sealed class Cb1EngineTests
{
    private static readonly EngineNames Names = new SpriteTexts(SpriteLanguage.English).Names;

    private readonly AskingProject _project = new(new SpriteOptions { Variables = SpriteVariables.Usual.WithAnswers(1) });
    private readonly Cb1Host _host;

    public Cb1EngineTests() => _host = new Cb1Host(_project.Machine, _project.Down);

    private static string LongText => string.Concat(Enumerable.Range(0, 90).Select(n => $"Line {n} is told by a {n * 7919 % 1000}. "));

    [Fact]
    public void A_request_arrives_and_its_answer_comes_back()
    {
        _host.Handler = request => AnswerPayload.OfList([request.Name, .. request.Arguments]);
        _host.RunUntil(_project.Ask("echo", "Hello World", "", "7"));

        Assert.Equal((Names.StatusWords.Done, "", "echo"), (_project.Status, _project.Error, _project.Answer));
        Assert.Equal(["echo", "Hello World", "", "7"], _project.Items);
        Assert.Equal("echo", _host.Asked.Single().Name);
    }

    [Fact]
    public void While_it_waits_the_status_says_so_and_the_last_answer_is_gone()
    {
        _host.RunUntil(_project.Ask("first"));
        _host.Handler = _ => null;
        _project.Ask("second");
        _host.RunFor(1);

        Assert.Equal((Names.StatusWords.Asking, "", ""), (_project.Status, _project.Error, _project.Answer));
        Assert.Empty(_project.Items);
    }

    [Theory]
    [InlineData(PayloadStatus.Failed)]
    [InlineData(PayloadStatus.NotFound)]
    [InlineData(PayloadStatus.BadArgument)]
    public void What_went_wrong_has_its_own_word_and_the_sentence_of_the_server(PayloadStatus status)
    {
        _host.Handler = _ => AnswerPayload.OfText("That is not so.", status);
        _host.RunUntil(_project.Ask("x"));
        var words = Names.StatusWords;
        var word = status switch { PayloadStatus.Failed => words.Failed, PayloadStatus.NotFound => words.NotFound, _ => words.BadArgument };

        Assert.Equal((word, "That is not so.", ""), (_project.Status, _project.Error, _project.Answer));
        Assert.Empty(_project.Items);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(0, 3)]
    [InlineData(2, 3)]
    [InlineData(4, 2)]
    public void What_gets_lost_is_sent_again_until_all_is_there(int upLoss, int downLoss)
    {
        var (up, down) = (0, 0);
        _host.LosesUp = _ => upLoss > 0 && ++up % upLoss == 0;
        _host.LosesDown = _ => downLoss > 0 && ++down % downLoss == 0;
        _host.Handler = _ => AnswerPayload.OfText(LongText);
        var text = new string('ü', 150);
        _host.RunUntil(_project.Ask("tell", text));

        Assert.Equal((Names.StatusWords.Done, LongText), (_project.Status, _project.Answer));
        Assert.Equal([text], _host.Asked.Single().Arguments);
    }

    [Fact]
    public void Values_are_written_a_tenth_of_a_second_apart()
    {
        _host.RunUntil(_project.Ask("tell", new string('w', 500)));

        Assert.True(_host.Times.Count > 4);
        Assert.All(_host.Times.Zip(_host.Times.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 100, 10_000));
    }

    [Fact]
    public void A_server_that_was_never_heard_and_one_that_stopped_talking_have_different_words()
    {
        _host.LosesUp = _ => true;
        _host.RunUntil(_project.Ask("x"));
        Assert.Equal((Names.StatusWords.Offline, Names.OfflineSentence), (_project.Status, _project.Error));

        _host.LosesUp = _ => false;
        _host.RunUntil(_project.Ask("y"));
        Assert.Equal(Names.StatusWords.Done, _project.Status);

        _host.Handler = _ => null;
        _host.RunUntil(_project.Ask("z"));
        Assert.Equal((Names.StatusWords.Timeout, Names.TimeoutSentence), (_project.Status, _project.Error));
        _host.RunFor(1);
        Assert.Contains(_host.Heard, up => up.Kind == UpKind.GaveUp);
    }

    [Fact]
    public void A_request_that_is_being_worked_on_is_not_given_up()
    {
        _host.Handler = _ => null;
        var isOver = _project.Ask("slow");
        for (var n = 0; n < 10; n++)
        {
            _host.RunFor(3);
            var number = _host.Heard.Last(up => up.Kind == UpKind.Request).Request;
            var other = n;
            _host.Say((ref PackedValue value) =>
            {
                value.TryAddWorking(new(7, number));
                value.TryAddWorking(new(999, other));
            });
        }

        Assert.False(isOver());
        _host.Handler = _ => AnswerPayload.OfText("at last");
        _host.RunUntil(() => _host.Heard[^1].Kind == UpKind.Request, 6);
        _host.RunUntil(isOver, 20);
    }

    [Fact]
    public void After_a_restart_of_the_server_open_requests_are_asked_again()
    {
        _host.Handler = _ => null;
        var isOver = _project.Ask("x");
        _host.RunFor(2);
        _host.Restart();
        _host.Handler = _ => AnswerPayload.OfText("back");
        _host.Say((ref PackedValue value) => value.TryAddWorking(new(999, 99)));
        _host.RunUntil(isOver, 9);

        Assert.Equal("back", _project.Answer);
        Assert.Equal($"{_host.Epoch}", _project.Machine[_project.Shared("⚙ epoch")]);
    }

    [Fact]
    public void A_request_that_is_too_long_fails_at_once_with_a_sentence()
    {
        _host.RunUntil(_project.Ask("x", new string('w', 12_000)), 5);

        Assert.Equal((Names.StatusWords.BadArgument, Names.TooLongSentence), (_project.Status, _project.Error));
        Assert.Empty(_host.Asked);
    }

    [Fact]
    public void An_answer_that_cannot_be_read_is_asked_for_three_times_and_then_fails()
    {
        _host.Handler = request =>
        {
            var number = _host.Heard.Last(up => up.Kind == UpKind.Request).Request;
            _host.Say((ref PackedValue value) => value.TryAddAnswer(new(7, number % 100), "99999999999999999999"u8));
            return null;
        };
        _host.RunUntil(_project.Ask("x"), 20);

        Assert.Equal((Names.StatusWords.Failed, Names.DamagedSentence), (_project.Status, _project.Error));
        Assert.Equal(3, _host.Asked.Count);
    }

    [Fact]
    public void What_stood_in_the_variables_before_the_project_began_is_no_answer()
    {
        var project = new AskingProject(new SpriteOptions { Variables = SpriteVariables.Usual.WithAnswers(1) });
        project.Machine[project.Down[0]] = Cb1Host.Packed(42, (ref PackedValue value) =>
        {
            value.TryAddWelcome(40512345, 7, 1, 256, 60);
            value.TryAddNumber(new(7, 1), "666"u8);
        });
        var host = new Cb1Host(project.Machine, project.Down);
        host.RunUntil(project.Ask("real"));

        Assert.Equal("real", project.Answer);
    }

    [Fact]
    public void A_hundred_requests_one_after_another_have_numbers_of_their_own_and_leave_nothing_behind()
    {
        for (var n = 0; n < 105; n++)
        {
            _host.RunUntil(_project.Ask($"r{n}"), 20);
            Assert.Equal($"r{n}", _project.Answer);
        }

        Assert.Equal(105, _host.Asked.Count);
        Assert.Empty(_project.Machine[_project.SharedList("⚙ tickets")]);
    }

    [Fact]
    public void A_topic_that_is_followed_brings_its_news()
    {
        var project = new AskingProject(
            new SpriteOptions { Variables = SpriteVariables.Usual.WithAnswers(1) },
            cloud => [((Cb1Engine)cloud.Engine).Subscribe("weather")]);
        var host = new Cb1Host(project.Machine, project.Down) { Handler = _ => AnswerPayload.OfList(["5", "rain"]) };
        host.RunUntil(project.Ask(""));
        Assert.Equal(["weather"], project.Machine[project.SharedList(Names.Topics)].Skip(1));
        Assert.Equal("rain", project.Machine[project.Shared(Names.TopicValue)]);

        var sun = AnswerPayload.OfText("sun").Write();
        host.Say((ref PackedValue value) => value.TryAddTopicAnswer(5, 2, sun));
        host.RunUntil(() => project.Machine[project.Shared(Names.TopicValue)] == "sun", 5);
        Assert.Equal("weather", project.Machine[project.Shared(Names.Topic)]);
    }
}
