using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Tests.Engine;

public sealed class RestArgumentsTests
{
    [Theory]
    [InlineData("a b")]
    [InlineData("a B")]
    [InlineData("one, two, three")]
    [InlineData("5.0")]
    public void A_text_is_one_argument_even_if_it_looks_like_the_list(string text) => Assert.Equal([text], Arguments(text, ["A", "b"]));

    [Fact]
    public void A_text_in_letters_of_two_halves_is_one_argument_too() => Assert.Equal(["𐐀 𞤢"], Arguments("𐐀 𞤢", ["𐐨", "𞤀"]));

    [Fact]
    public void The_list_of_inputs_is_one_argument_for_each_item() => Assert.Equal(["A", "b c", ""], Arguments(null, ["A", "b c", ""]));

    [Fact]
    public void Nothing_is_no_argument()
    {
        Assert.Empty(Arguments("", []));
        Assert.Empty(Arguments("", ["a"]));
        Assert.Empty(Arguments(null, []));
    }

    private static IReadOnlyList<string?> Arguments(string? text, string[] inputs)
    {
        var project = new AskingProject(
            new SpriteOptions { Variables = SpriteVariables.Usual.WithAnswers(1) },
            cloud => [cloud.Engine.AskWith("f", text is null ? cloud.Engine.Inputs : new Literal(text))]);
        var host = new Cb1Host(project.Machine, project.Down) { Handler = _ => AnswerPayload.OfText("ok") };
        host.RunUntil(project.Ask("", inputs));
        return [.. host.Asked.Single().Arguments];
    }
}
