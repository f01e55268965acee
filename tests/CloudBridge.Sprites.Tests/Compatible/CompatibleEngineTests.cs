using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Sprites.Compatible;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Tests.Engine;

namespace CloudBridge.Sprites.Tests.Compatible;

/// <summary>The blocks of Cloud Requests against a host made of the protocol.</summary>
public sealed class CompatibleEngineTests
{
    private static readonly EngineNames Names = new SpriteTexts(SpriteLanguage.English).Names;

    private readonly AskingProject _project = new(new SpriteOptions { Wire = SpriteWire.Compatible, Variables = SpriteVariables.Usual.WithAnswers(3) });
    private readonly CloudRequestsHost _host;

    public CompatibleEngineTests() => _host = new CloudRequestsHost(_project);

    [Fact]
    public void A_request_arrives_and_its_answer_comes_back()
    {
        _host.RunUntil(_project.Ask("echo", "Hello World!", "x-1"));

        Assert.Equal(["echo", "Hello World!", "x-1"], _host.Asked.Single());
        Assert.Equal((Names.StatusWords.Done, "", "echo"), (_project.Status, _project.Error, _project.Answer));
        Assert.Equal(["echo"], _project.Items);
    }

    [Fact]
    public void Every_character_of_the_table_goes_up_and_comes_down()
    {
        var all = CharacterTable.Alphabet.Replace("\n", "", StringComparison.Ordinal).Replace("&", "", StringComparison.Ordinal);
        _host.Handler = (request, allowRaw) => ResponsePayload.FromText(request[1], allowRaw);
        _host.RunUntil(_project.Ask("echo", all));

        Assert.True(all.Length > 85);
        Assert.Equal(all, _host.Asked.Single()[1]);
        Assert.Equal(all, _project.Answer);
    }

    [Fact]
    public void A_character_without_a_code_is_dropped()
    {
        _host.RunUntil(_project.Ask("echo", "a{b}ü日c"));

        Assert.Equal("abc", _host.Asked.Single()[1]);
    }

    [Fact]
    public void The_costumes_stand_in_the_order_of_the_codes()
    {
        Assert.Equal(CharacterTable.Alphabet.Replace("\n", "", StringComparison.Ordinal), CharacterCostumes.Characters);
        Assert.Equal(
            CharacterCostumes.UnknownNumber,
            CharacterCostumes.All().Index().Single(costume => costume.Item.Name == CharacterCostumes.Unknown).Index + 1);
        Assert.Distinct(CharacterCostumes.All().Select(costume => costume.Name));
    }

    [Fact]
    public void A_list_has_its_items_and_an_answer_of_nothing_has_none()
    {
        _host.Handler = (_, _) => ResponsePayload.FromList(["Hello World", "a_b-c", "42"]);
        _host.RunUntil(_project.Ask("list"));
        Assert.Equal(["Hello World", "a_b-c", "42"], _project.Items);

        _host.Handler = (_, _) => ResponsePayload.Nothing;
        _host.RunUntil(_project.Ask("nothing"));
        Assert.Equal((Names.StatusWords.Done, ""), (_project.Status, _project.Answer));
        Assert.Empty(_project.Items);
    }

    [Theory]
    [InlineData("007")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("0")]
    public void Bare_digits_are_an_answer_as_they_stand(string digits)
    {
        _host.Handler = (_, allowRaw) => ResponsePayload.FromText(digits, allowRaw);
        _host.RunUntil(_project.Ask("number"));

        Assert.Equal(digits, _project.Answer);
    }

    [Theory]
    [InlineData(121)]
    [InlineData(122)]
    [InlineData(244)]
    [InlineData(400)]
    public void A_long_request_goes_in_pieces_that_fit(int length)
    {
        var text = new string('w', length - 2);
        _host.RunUntil(_project.Ask("e", text));

        Assert.Equal(["e", text], _host.Asked.Single());
        Assert.All(_host.Values, value => Assert.InRange(value.Length, 1, 256));
        Assert.Equal((2 * length / 245) + 1, _host.Values.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_long_answer_is_put_together_and_lost_parts_are_asked_for_again(int loss)
    {
        var text = string.Concat(Enumerable.Range(0, 60).Select(n => $"Line {n} of the story. "));
        var count = 0;
        _host.Handler = (_, allowRaw) => ResponsePayload.FromText(text, allowRaw);
        _host.LosesDown = value => loss > 0 && !value.EndsWith("222", StringComparison.Ordinal) && ++count % loss == 0;
        _host.RunUntil(_project.Ask("tell"));

        Assert.Equal((Names.StatusWords.Done, text), (_project.Status, _project.Answer));
        Assert.Equal(loss > 0, _host.Again > 0);
    }

    [Fact]
    public void An_error_of_the_host_is_a_failure_with_its_sentence()
    {
        _host.Handler = (_, allowRaw) => ResponsePayload.FromList(["Error in request x", "That went wrong."]);
        _host.RunUntil(_project.Ask("x"));

        Assert.Equal((Names.StatusWords.Failed, "That went wrong.", ""), (_project.Status, _project.Error, _project.Answer));
        Assert.Empty(_project.Items);
    }

    [Fact]
    public void A_host_that_was_never_heard_and_one_that_stopped_talking_have_different_words()
    {
        _host.Handler = (_, _) => null;
        _host.RunUntil(_project.Ask("x"), 15);
        Assert.Equal((Names.StatusWords.Offline, Names.OfflineSentence), (_project.Status, _project.Error));

        _host.Handler = (_, allowRaw) => ResponsePayload.FromText("ok", allowRaw);
        _host.RunUntil(_project.Ask("y"));
        _host.Handler = (_, _) => null;
        _host.RunUntil(_project.Ask("z"), 15);
        Assert.Equal((Names.StatusWords.Timeout, Names.TimeoutSentence), (_project.Status, _project.Error));
    }

    [Fact]
    public void Two_scripts_that_ask_at_once_take_turns_and_each_gets_its_own_answer()
    {
        var project = new AskingProject(
            new SpriteOptions { Wire = SpriteWire.Compatible, Variables = SpriteVariables.Usual.WithAnswers(2) },
            cloud =>
            {
                var other = cloud.Sprite.AddList("other answers");
                cloud.Sprite.AddScript(Sprites.Blocks.Script.WhenFlagClicked(
                    cloud.Engine.AskWith("first", ""),
                    Sprites.Palette.Data.Add(cloud.Engine.Answer, other)));
                return [cloud.Engine.AskWith("second", ""), Sprites.Palette.Data.Add(cloud.Engine.Answer, other)];
            });
        var host = new CloudRequestsHost(project);
        host.RunUntil(project.Ask(""));

        Assert.Equal(["first", "second"], project.Machine[project.Cloud.Sprite.ShareList("other answers")]);
        Assert.Equal(["first", "second"], host.Asked.Select(asked => asked[0]));
    }

    [Fact]
    public void Who_holds_the_turn_and_is_gone_is_passed_over()
    {
        _host.Handler = (_, _) => null;
        _project.Ask("gone");
        _host.RunUntil(() => _host.Asked.Count == 1, 5);
        _project.Machine.PressFlag();
        _host.Handler = (request, allowRaw) => ResponsePayload.FromText(request[0], allowRaw);
        _host.RunUntil(_project.Ask("next"), 5);

        Assert.Equal("next", _project.Answer);
    }
}
