using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Tests.Engine;

namespace CloudBridge.Sprites.Tests.Requests;

public sealed class RequestBlocksTests
{
    private static readonly SpriteOptions Options = new() { Variables = SpriteVariables.Usual.WithAnswers(1) };

    [Fact]
    public void A_label_says_the_name_in_words_and_names_each_slot_but_the_first()
    {
        Assert.Equal("☁ ping", Label("ping"));
        Assert.Equal("☁ user info %s fields: %s", Label("user.info", new("name", "text"), new("fields", "text", IsOptional: true, IsNamed: true)));
        Assert.Equal("☁ list sort: %s", Label("list", new BlockParameter("sort", "text", IsOptional: true, IsNamed: true)));
        Assert.Equal(
            "☁ flip %b again: %b maybe: %s",
            Label("flip", new("on", "true/false"), new("again", "true/false"), new("maybe", "true/false", IsOptional: true)));
        Assert.Equal("☁ all %s", Label("all", new BlockParameter("flags", "true/false", IsRest: true)));
    }

    [Fact]
    public void Each_argument_goes_as_its_kind_wants()
    {
        Assert.Equal(["Ada"], Asked("echo", "Ada"));
        Assert.Equal(["Ada", "fields:id,name"], Asked("user.info", "Ada", "id,name"));
        Assert.Equal(["Ada"], Asked("user.info", "Ada"));
        Assert.Equal(["true", "3"], Asked("flip", Operators.Equal(1, 1), 3));
        Assert.Equal(["1 2 3"], Asked("add", "1 2 3"));
        Assert.Empty(Asked("ping"));
    }

    [Fact]
    public void An_optional_argument_that_is_empty_is_null() => Assert.Equal(["false", null], Asked("flip", Operators.Equal(1, 2), ""));

    [Fact]
    public void A_request_is_found_whatever_its_capitals_and_one_without_a_block_by_the_general_one()
    {
        Assert.Equal(["Ada"], Asked("ECHO", "Ada"));
        Assert.Equal(["Ada"], Asked("no.such", "Ada", "more"));
        Assert.Empty(Asked("no.such"));
    }

    [Fact]
    public void What_a_request_has_no_slot_for_is_left_out() => Assert.Equal(["Ada"], Asked("echo", "Ada", "more"));

    [Fact]
    public void Requests_of_the_same_kinds_share_what_is_done_with_their_arguments()
    {
        BlockRequest[] requests = [new("a", [new("x", "text")]), new("b", [new("y", "number")]), new("c", [new("z", "text", IsOptional: true)])];
        var cloud = Written.Targets(SpriteFile.Build(requests, Options with { Project = SpriteProject.None }).Project.ToJson()).Last();
        var shapes = Written.Blocks(cloud).Where(block => (string?)block["opcode"] == "procedures_prototype").Select(block => (string)block["mutation"]!["proccode"]!)
            .Where(code => code.StartsWith("⚙ request", StringComparison.Ordinal));

        Assert.Equal(["⚙ request %s %s", "⚙ request %s optional %s"], shapes);
    }

    [Fact]
    public void Two_requests_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => SpriteFile.Build([new("a", []), new("A", [])], Options));

    private static string Label(string name, params BlockParameter[] parameters) => RequestBlocks.LabelOf(new BlockRequest(name, parameters));

    private static IReadOnlyList<string?> Asked(string name, params Value[] values)
    {
        var project = new AskingProject(Options, cloud => [cloud.Requests.Ask(name, values)]);
        var host = new Cb1Host(project.Machine, project.Down) { Handler = _ => AnswerPayload.OfText("ok") };
        host.RunUntil(project.Ask(""));
        Assert.Equal(name, host.Asked.Single().Name, ignoreCase: true);
        return [.. host.Asked.Single().Arguments];
    }
}
