using System.Text.Json.Nodes;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.Cb1.Payloads.Coding;

namespace CloudBridge.Protocol.Tests.Cb1.Payloads;

/// <summary>The cases of protocol/vectors/cb1-answer.json: what is written, and digits that are not an answer.</summary>
internal static class AnswerVectors
{
    private const string Sentence = "Use the arrow keys to move around, and press space to jump!";

    public static JsonArray Build() =>
    [
        .. Texts().Select(vector => Written(vector.Name, AnswerPayload.OfText(vector.Text), false)),
        .. Numbers().Select(number => Written("number " + (number.Length > 24 ? $"of {number.Length} characters" : number), AnswerPayload.OfText(number), false)),
        .. Others().Select(vector => Written(vector.Name, vector.Answer, false)),
        .. Longs().Select(vector => Written(vector.Name, vector.Answer, true)),
        .. Damaged(),
    ];

    private static IEnumerable<(string Name, string? Text)> Texts() =>
    [
        ("null", null), ("empty text", ""), ("one letter", "a"), ("a word", "pong"), ("a sentence", Sentence), ("two lines", "first line\nsecond line\r\nthird line"),
        ("capitals", "SCORE: GAME OVER"), ("spaces only", "   "), ("a URL", "https://scratch.mit.edu/projects/104/"), ("a name", "xX_mossyBadger42_Xx"),
        ("Spanish", "¡Hola! ¿Cómo estás, señor?"), ("German", "Grüße aus Köln, schöne Straße"), ("Polish", "Zażółć gęślą jaźń"), ("Russian", "Привет, мир!"),
        ("Greek", "Καλημέρα κόσμε"), ("Hebrew", "שלום עולם"), ("Arabic", "مرحبا بالعالم"), ("Japanese", "こんにちは、世界！"), ("Chinese", "你好，世界"), ("Korean", "안녕하세요"),
        ("emoji", "good job 😀👍🏽 🎉"), ("a family of emoji", "👨‍👩‍👧‍👦"), ("small capitals", "ᴏᴛᴛᴇʀ ᴘᴏᴘ"), ("symbols", "★ ♥ → ∞ ≠ ☁"), ("control characters", "\u0000\u0001\t\u001f\u007f\u0080"),
        ("noncharacters", "\ufffe\uffff\U0010FFFF"), ("far planes", "\U00020000\U000E0041\U0010FFFD"), ("one page after another", "aéИ一😀bêЙ丁😁"),
        ("without the model", "\u0003\u007fQ\u0011\u007f~\u0000`\u0002Z\u001b\u0006"), ("without the model, with pages", "ꙮ꙰\u0001߷߸\u0002ꙮ\u0003\u0004⸮ⸯ\u0005\u0006"),
        ("half a pair becomes U+FFFD", "a\ud83db"), ("every character of ASCII", string.Concat(Enumerable.Range(0, 128).Select(code => (char)code))),
    ];

    private static string[] Numbers() =>
    [
        "0", "7", "42", "123", "1234", "007", "-1", "-20", "99999999999999999999", "123456789012345678901", "1.5", "1.50", "-0.25", ".5", "5.", "-.5", "000", "1000000000", "-0",
        new string('9', 300), new string('1', 998) + ".2", "-" + new string('0', 999),
    ];

    private static IEnumerable<(string Name, AnswerPayload Answer)> Others() =>
    [
        ("empty list", AnswerPayload.OfList([])),
        ("list of texts", AnswerPayload.OfList(["apple", "banana", "cherry"])),
        ("list of everything", AnswerPayload.OfList([Sentence, "12", "", null, "-3.5", "\u0001\u0002\u0003\u0004", "Привет", "Пока", "x"])),
        ("list with one empty text", AnswerPayload.OfList([""])),
        ("list with one null", AnswerPayload.OfList([null])),
        ("list of many numbers", AnswerPayload.OfList([.. Enumerable.Range(0, 40).Select(i => $"{i * i * 37}")])),
        ("the page is kept between items", AnswerPayload.OfList(["ωψχ", "φυτ", "Ξ", "жзи"])),
        ("failed", AnswerPayload.OfText("Something went wrong. Try again in a moment.", PayloadStatus.Failed)),
        ("not found", AnswerPayload.OfText("There is no user with this name.", PayloadStatus.NotFound)),
        ("bad argument", AnswerPayload.OfText("The limit must be a number.", PayloadStatus.BadArgument)),
        ("failed without words", AnswerPayload.OfText("", PayloadStatus.Failed)),
    ];

    private static IEnumerable<(string Name, AnswerPayload Answer)> Longs() =>
    [
        ("long text", AnswerPayload.OfText(string.Join(' ', Enumerable.Repeat(Sentence, 20)))),
        ("long text with emoji", AnswerPayload.OfText(string.Concat(Enumerable.Repeat("wow 😀 ", 60)))),
        ("long list", AnswerPayload.OfList([.. Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? $"{i}" : $"player number {i}")])),
        ("long form of a short text", AnswerPayload.OfText("ok")),
        ("long form of null", AnswerPayload.OfText(null)),
        ("long form of a round number", AnswerPayload.OfText("1000000000")),
        ("long failure", AnswerPayload.OfText(Sentence, PayloadStatus.Failed)),
    ];

    private static IEnumerable<JsonNode> Damaged()
    {
        foreach (var (name, words) in new (string, string[])[] { ("a status after a status", ["x", "y"]), ("a list in a failure in a failure", ["x", "x", "l"]) })
        {
            var model = TextModel.Default;
            var encoder = new RangeEncoder();
            foreach (var entry in words.Select(word => model.FindWord(model.Start, word)))
            {
                encoder.Choose(model.LowOf(entry), model.Ends[entry] - model.LowOf(entry), TextModel.Total);
            }

            yield return Error(name, Bytes.Text(encoder.Finish()), false);
        }

        yield return Error("beyond the choices", new string('9', 40), false);
        var text = Bytes.Text(AnswerPayload.OfText(Sentence).Write(true));
        yield return Error("a long answer with a wrong length", text[..^1] + (text[^1] == '1' ? '2' : '1'), true);
        yield return Error("a number without digits", NoDigits(), false);
        yield return Error("half a pair", HalfPair(), false);
    }

    private static string NoDigits()
    {
        var model = TextModel.Default;
        var encoder = new RangeEncoder();
        foreach (var entry in new[] { model.FindWord(model.Start, "n"), model.FindWord(model.Number, "d") })
        {
            encoder.Choose(model.LowOf(entry), model.Ends[entry] - model.LowOf(entry), TextModel.Total);
        }

        encoder.Uniform(0, 2);
        encoder.Uniform(0, 1000);
        encoder.Uniform(1, 2);
        return Bytes.Text(encoder.Finish());
    }

    private static string HalfPair()
    {
        var model = TextModel.Default;
        var encoder = new RangeEncoder();
        var flat = model.FindWord(model.Start, "f");
        encoder.Choose(model.LowOf(flat), model.Ends[flat] - model.LowOf(flat), TextModel.Total);
        encoder.Choose(129, 22, 160);
        var page = model.FindWord(model.Page, "");
        encoder.Choose(model.LowOf(page), model.Ends[page] - model.LowOf(page), TextModel.Total);
        encoder.Uniform(432 / 64, 136);
        encoder.Uniform(432 % 64, 64);
        encoder.Uniform(5, 128);
        encoder.Uniform(128, 160);
        return Bytes.Text(encoder.Finish());
    }

    private static JsonObject Error(string name, string payload, bool isLong) =>
        new() { ["name"] = name, ["payload"] = payload, ["long"] = isLong, ["error"] = true };

    private static JsonObject Written(string name, AnswerPayload answer, bool isLong)
    {
        var digits = answer.Write(isLong);
        var vector = new JsonObject
        {
            ["name"] = name,
            ["payload"] = Bytes.Text(digits),
            ["long"] = isLong,
            ["status"] = answer.Status switch
            {
                PayloadStatus.Failed => "failed",
                PayloadStatus.NotFound => "not found",
                PayloadStatus.BadArgument => "bad argument",
                _ => "done",
            },
        };
        if (answer.IsList)
        {
            var items = answer.Values.Select(value => (JsonNode)Value(value, AnswerPayload.OfList([value]).Write(), true));
            vector["list"] = new JsonArray([.. items]);
            return vector;
        }

        foreach (var (key, value) in Value(answer.Values[0], digits, false).ToList())
        {
            vector[key] = value?.DeepClone();
        }

        return vector;
    }

    private static JsonObject Value(string? value, byte[] digits, bool isItem)
    {
        if (value is null)
        {
            return new JsonObject { ["null"] = true };
        }

        return new JsonObject { [IsNumber(digits, isItem) ? "number" : "text"] = UnicodeText.Repair(value) };
    }

    private static bool IsNumber(byte[] digits, bool isItem)
    {
        var model = TextModel.Default;
        var decoder = new RangeDecoder(digits);
        var symbol = model.Words[ModelTextReader.Pick(model, ref decoder, model.Start)];
        return (isItem ? model.Words[ModelTextReader.Pick(model, ref decoder, model.Item)] : symbol) == AnswerCodes.Number;
    }
}
