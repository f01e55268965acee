using System.Text;
using System.Text.Json;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Tests.Interpreting;

namespace CloudBridge.Sprites.Tests.Engine.Decoding;

/// <summary>What the protocol writes as an answer, the blocks decode.</summary>
public sealed class AnswerDecoderTests
{
    private readonly EngineParts _parts = new();

    public static TheoryData<string> Texts() =>
    [
        "pong", "a", "   ", "The quick brown fox jumps over the lazy dog.", "SCORE: GAME OVER", "https://scratch.mit.edu/projects/104/", "007", "-1.50", "5.", ".5", "-7", "123456789012345678901234567890",
        "0.00", "1000000", "日本語の文章です", "Grüße, мир, 世界", "😀🎉\U0010FFFF\U00010000 x", "\u0001\u0007\u001F", "line\nfeed\r\n", "a1b2c3d4e5f6", "{\"key\": [1, 2]}", "\uE000\uFFFD",
        "Ⱥ\u0378", "mixed 123 456 text 789",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_or_number_is_read_as_it_was_written(string text) => Check(AnswerPayload.OfText(text), text);

    [Fact]
    public void An_answer_may_be_empty_and_may_be_nothing()
    {
        Check(AnswerPayload.OfText(""), "");
        new AnswerDecoderTests().Check(AnswerPayload.OfText(null));
    }

    [Fact]
    public void A_list_keeps_its_items_in_order_and_those_that_are_nothing_are_empty()
    {
        Check(AnswerPayload.OfList(["one", "", null, "42", "日本", "😀", "-0.5", "one"]), "one", "", "", "42", "日本", "😀", "-0.5", "one");
        new AnswerDecoderTests().Check(AnswerPayload.OfList([]));
    }

    [Theory]
    [InlineData(PayloadStatus.Failed, RequestOutcome.Failed)]
    [InlineData(PayloadStatus.NotFound, RequestOutcome.NotFound)]
    [InlineData(PayloadStatus.BadArgument, RequestOutcome.BadArgument)]
    public void What_went_wrong_is_said_before_its_sentence(PayloadStatus status, int result)
    {
        var (machine, halt) = Decode(Digits(AnswerPayload.OfText("There is no such user.", status)));

        Assert.Equal(
            (RequestState.Ready, $"{result}", "There is no such user."),
            (halt, Field(machine, RequestField.Result), machine[_parts.State.Items].Single()));
    }

    [Fact]
    public void Every_short_answer_of_the_vectors_is_read()
    {
        var vectors = JsonDocument.Parse(Vectors.Text("cb1-answer.json")).RootElement.EnumerateArray()
            .Where(vector => !vector.TryGetProperty("error", out _) && !vector.GetProperty("long").GetBoolean() && vector.GetProperty("payload").GetString()!.Length < 1000).ToArray();
        var machine = Loaded();

        Assert.True(vectors.Length > 40);
        Assert.All(vectors, vector =>
        {
            Run(machine, vector.GetProperty("payload").GetString()!);
            Assert.Equal($"{RequestState.Ready}", Field(machine, RequestField.State));
            Assert.Equal(Items(vector), machine[_parts.State.Items]);
        });
    }

    [Fact]
    public void Every_damaged_answer_of_the_vectors_is_asked_for_again()
    {
        var vectors = JsonDocument.Parse(Vectors.Text("cb1-answer.json")).RootElement.EnumerateArray()
            .Where(vector => vector.TryGetProperty("error", out _) && !vector.GetProperty("long").GetBoolean()).ToArray();
        var machine = Loaded();
        var asked = vectors.Count(vector =>
        {
            Run(machine, vector.GetProperty("payload").GetString()!);
            return Field(machine, RequestField.State) == $"{RequestState.Waiting}" && Field(machine, RequestField.Damaged) == "1" && machine[_parts.State.Out].Length > 0;
        });

        Assert.True(vectors.Length > 2);
        Assert.InRange(asked, 2, vectors.Length);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(3.0)]
    public void A_long_text_is_read_a_slice_at_a_time_when_the_clock_goes_on(double millisecondsPerLook)
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(n => $"Sentence {n} says something else. "));
        var machine = Loaded(millisecondsPerLook);
        Run(machine, Digits(AnswerPayload.OfText(text)));
        var rounds = 1;
        for (; Field(machine, RequestField.State) == $"{RequestState.Reading}" && rounds < 1000; rounds++)
        {
            EngineParts.Again(machine);
        }

        Assert.Equal(text, machine[_parts.State.Items].Single());
        Assert.Equal(millisecondsPerLook > 0, rounds > 1);
    }

    private static string Digits(AnswerPayload answer) => Encoding.ASCII.GetString(answer.Write());

    // Scratch takes backspaces out of projects, so the blocks have a space in their place.
    private static string[] Items(JsonElement vector) =>
        vector.TryGetProperty("list", out var list) ? [.. list.EnumerateArray().Select(item => Items(item).FirstOrDefault(""))]
        : vector.TryGetProperty("text", out var text) ? [text.GetString()!.Replace('\b', ' ')]
        : vector.TryGetProperty("number", out var number) ? [number.GetString()!]
        : [];

    private void Check(AnswerPayload answer, params string[] items)
    {
        var (machine, state) = Decode(Digits(answer));

        Assert.Equal(RequestState.Ready, state);
        Assert.Equal(items, machine[_parts.State.Items]);
    }

    private (ScratchMachine Machine, int State) Decode(string digits)
    {
        var machine = Loaded();
        Run(machine, digits);
        return (machine, int.Parse(Field(machine, RequestField.State), System.Globalization.CultureInfo.InvariantCulture));
    }

    private string Field(ScratchMachine machine, RequestField field) => machine[_parts.State.Requests][(int)field - 1];

    private ScratchMachine Loaded(double millisecondsPerLook = 0)
    {
        var (isNew, digits) = (_parts.Variable("is new"), _parts.Variable("digits"));
        var state = _parts.State;
        Block[] open =
        [
            Data.Set(isNew, ""), Data.Set(state.Number, 0), Data.Set(state.Nonce, "40512345"),
            .. new[] { state.Requests, state.Tickets, state.Items, state.Out }.Select(Data.DeleteAll),
            _parts.Opener.Open("7090", 1, RequestKind.Asked), Data.Set(_parts.Intake.Body, digits), _parts.Intake.Take(1),
        ];
        return _parts.Load(millisecondsPerLook, [Control.If(Operators.Equal(isNew, "yes"), open), _parts.Decoder.Decode(0.033)]);
    }

    private void Run(ScratchMachine machine, string digits)
    {
        machine[_parts.Variable("is new")] = "yes";
        machine[_parts.Variable("digits")] = digits;
        EngineParts.Again(machine);
    }
}
