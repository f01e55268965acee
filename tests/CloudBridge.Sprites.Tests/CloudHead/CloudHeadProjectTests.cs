using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.Sprites.Tests.CloudHead;

/// <summary>The project that watches servers, as a player meets it.</summary>
public sealed class CloudHeadProjectTests
{
    private static readonly BlockRequest[] Requests =
    [
        new(
            "monitor.add",
            [new("address", "text"), new("label", "text", IsOptional: true)]), new("monitor.list", []), new("monitor.pause", [new("monitor", "number")]),
        new("monitor.resume", [new("monitor", "number")]), new("monitor.remove", [new("monitor", "number")]), new("monitor.famous", []),
    ];

    private readonly List<string?> _monitors = ["1", "Home", "up", "2", "School", "down"];
    private readonly PlayedProject _project;

    public CloudHeadProjectTests() => _project = new PlayedProject(SpriteProject.CloudHead, Answer, Requests);

    [Fact]
    public void The_list_shows_each_monitor_with_a_word_and_a_light_for_its_state()
    {
        RunUntilListed(2);

        Assert.Equal([$"1  Home: {PlayedProject.Texts["cloudHeadUp"]}", $"2  School: {PlayedProject.Texts["cloudHeadDown"]}"], Listed());
        var lights = _project.Machine.Targets.Where(target => target.Name == "Lights" && target.IsClone).ToArray();
        Assert.Equal(7, lights.Length);
        Assert.Equal(["up", "down"], lights.Where(light => light.IsVisible).Select(light => light.CostumeName));
        Assert.Distinct(lights.Select(light => light.Place));
    }

    [Fact]
    public void A_button_asks_for_what_it_needs_and_then_the_server()
    {
        RunUntilListed(2);
        _project.Click("add", "https://example.org", "Example");
        _project.Host.RunUntil(() => _project.Bubble == PlayedProject.Texts["cloudHeadAdded"], 5);
        RunUntilListed(3);

        Assert.Equal([PlayedProject.Texts["cloudHeadAddress"], PlayedProject.Texts["cloudHeadLabel"]], _project.Machine.Questions);
        Assert.Equal(["https://example.org", "Example"], _project.Host.Asked.Single(asked => asked.Name == "monitor.add").Arguments);
    }

    [Theory]
    [InlineData("pause", "monitor.pause")]
    [InlineData("resume", "monitor.resume")]
    [InlineData("delete", "monitor.remove")]
    public void The_other_buttons_ask_which_monitor_is_meant(string button, string request)
    {
        RunUntilListed(2);
        _project.Click(button, "2");
        _project.Host.RunUntil(() => _project.Host.Asked.Any(asked => asked.Name == request), 5);
        _project.Host.RunUntil(() => _project.Bubble == PlayedProject.Texts["cloudHeadDone"], 5);

        Assert.Equal(["2"], _project.Host.Asked.Single(asked => asked.Name == request).Arguments);
    }

    [Fact]
    public void Nothing_typed_means_never_mind()
    {
        RunUntilListed(2);
        var asked = _project.Host.Asked.Count;
        _project.Click("add", "");
        _project.Host.RunFor(1);

        Assert.Equal((asked, ""), (_project.Host.Asked.Count, _project.Bubble));
        Assert.Equal([PlayedProject.Texts["cloudHeadAddress"]], _project.Machine.Questions);
    }

    [Fact]
    public void The_famous_are_told_in_one_sentence()
    {
        RunUntilListed(2);
        _project.Click("famous");
        _project.Host.RunUntil(() => _project.Bubble == "example.org (9), example.com (4)", 5);
    }

    [Fact]
    public void Who_has_no_monitors_is_told_how_to_get_one()
    {
        _monitors.Clear();
        RunUntilListed(0);
        _project.Click("list");
        _project.Host.RunUntil(() => _project.Bubble == PlayedProject.Texts["cloudHeadEmpty"], 5);

        Assert.Empty(Listed());
    }

    private AnswerPayload? Answer(RequestPayload request)
    {
        switch (request.Name)
        {
            case "monitor.list":
                return AnswerPayload.OfList([.. _monitors]);
            case "monitor.famous":
                return AnswerPayload.OfList(["example.org", "9", "example.com", "4"]);
            case "monitor.add":
                _monitors.AddRange(["3", request.Arguments[1], "pending"]);
                return AnswerPayload.OfText("3");
            default:
                return AnswerPayload.OfText("ok");
        }
    }

    private string[] Listed()
    {
        var list = _project.Machine.Stage.Code.Json["lists"]!.AsObject().Single(entry => (string)entry.Value![0]! == PlayedProject.Texts["cloudHeadMine"]);
        return [.. _project.Machine.Stage.Lists[list.Key].Select(Interpreting.ScratchValue.ToText)];
    }

    private void RunUntilListed(int count)
    {
        _project.Host.RunUntil(() => _project.Host.Asked.Any(asked => asked.Name == "monitor.list") && Listed().Length == count, 15);
        _project.Host.RunFor(0.5);
    }
}
