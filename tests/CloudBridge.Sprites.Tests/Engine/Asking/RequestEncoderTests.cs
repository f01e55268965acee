using System.Text;
using System.Text.Json;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Sprites.Engine.Asking;

namespace CloudBridge.Sprites.Tests.Engine.Asking;

/// <summary>What the blocks encode, the protocol reads.</summary>
public sealed class RequestEncoderTests
{
    public static TheoryData<string> Texts() =>
    [
        "", " ", "Hello World", "007", "-1.50", "true", "1e5", EncoderAlphabet.Short, "^`|~\\\t\u00A0",
        "ÄÖÜ äöü ß ẞ ÀàÉé Ññ Ÿÿ İı Ⱥⱥ", "ΑΩαωΆάςσΣ µμ", "ЖжЁёҐґ Աա",
        "日本語 한국어 العربية עברית", "😀🎉\U0010FFFF\U00010000", "Kk KÅåÅ", "line\nfeed", "\uFFFD\uE000",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_arrives_as_it_was_written(string text) => Assert.Equal(["echo", text], Read(Encoded("echo", text)));

    [Fact]
    public void A_name_and_several_arguments_keep_their_places() => Assert.Equal(
        ["user.follow", "a", "", "B", "a"],
        Read(Encoded("user.follow", "a", "", "B", "a")));

    [Fact]
    public void An_argument_that_is_left_out_is_null()
    {
        var parts = new EngineParts();
        var machine = parts.Run(parts.Encoder.Begin("f"), parts.Encoder.Put(""), parts.Encoder.PutNothing(), parts.Encoder.Put("x"));

        Assert.Equal(["f", "", null, "x"], Read(machine[parts.State.Payload]));
    }

    [Fact]
    public void A_request_begins_with_nothing_left_of_the_one_before()
    {
        var parts = new EngineParts();
        var machine = parts.Run(parts.Encoder.Begin("first"), parts.Encoder.Put("x"), parts.Encoder.Begin("second"));

        Assert.Equal(["second"], Read(machine[parts.State.Payload]));
    }

    [Fact]
    public void The_sprite_looks_as_before_when_it_has_encoded()
    {
        var parts = new EngineParts();
        var look = parts.Variable("look");
        var machine = parts.Run(
            Sprites.Palette.Looks.SwitchCostumeTo("q"),
            parts.Encoder.Begin("Ärger 日本"),
            Sprites.Palette.Data.Set(look, Sprites.Palette.Looks.CostumeName));

        Assert.Equal("q", machine[look]);
    }

    [Fact]
    public void Each_letter_of_the_vectors_arrives_as_it_was_written()
    {
        var vectors = JsonDocument.Parse(Vectors.Text("cb1-request.json")).RootElement.EnumerateArray()
            .Where(vector => vector.TryGetProperty("arguments", out var arguments) && arguments.EnumerateArray().All(argument => argument.ValueKind == JsonValueKind.String))
            .Select(vector => vector.GetProperty("arguments").EnumerateArray().Select(argument => argument.GetString()!).ToArray())
            .Where(arguments => arguments.Sum(argument => argument.Length) < 2000).ToArray();

        Assert.True(vectors.Length > 5);
        Assert.All(vectors, arguments => Assert.Equal(["name", .. arguments], Read(Encoded("name", arguments))));
    }

    [Fact]
    public void A_capital_and_its_small_letter_are_told_apart_in_every_alphabet_in_use()
    {
        var letters = string.Concat(EncoderAlphabet.Others) + string.Concat(EncoderAlphabet.Others).ToLowerInvariant();

        Assert.Equal(["echo", letters], Read(Encoded("echo", letters)));
    }

    private static string Encoded(string name, params string[] arguments)
    {
        var parts = new EngineParts();
        var values = arguments.Select((_, index) => parts.Variable($"value {index}")).ToArray();
        var machine = parts.Load([parts.Encoder.Begin(name), .. values.Select(value => parts.Encoder.Put(value))]);
        foreach (var (value, argument) in values.Zip(arguments))
        {
            machine[value] = argument;
        }

        EngineParts.Again(machine);
        return machine[parts.State.Payload];
    }

    private static IReadOnlyList<string?> Read(string digits)
    {
        Assert.True(RequestPayload.TryRead(Encoding.ASCII.GetBytes(digits), out var request), $"{digits} is no payload.");
        return [request.Name, .. request.Arguments];
    }
}
