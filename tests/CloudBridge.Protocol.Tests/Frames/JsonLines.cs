using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.Frames;

/// <summary>Generates lines that are JSON, nearly JSON, or JSON with a few bytes changed; none has a line feed.</summary>
internal static class JsonLines
{
    private const string Noise = "{}[]\",:\\/ \t\r0123456789.-+eEtrufalsn'x\u0001\u2601";

    private static readonly Gen<string> Space = Gen.Frequency((6, Gen.Constant("")), (1, Gen.Elements(" ", "\t", "\r", "  ")));

    private static readonly Gen<string> Number = Gen.Elements(
        "0", "-0", "7", "12345678901234567890123", "1e+21", "-1.50E-3", "51374733.417950", "01", "1.", "-", ".5", "1e", "+1");

    private static readonly Gen<string> Character = Gen.Frequency(
        (12, Gen.Elements("a", "Z", "0", " ", "/", "\u2601", "\u00e9", "\U0001F600", "\x7f", "\u2028")),
        (4, Gen.Elements("\\n", "\\\"", "\\\\", "\\/", "\\b", "\\u2601", "\\ud83d\\ude00", "\\ud83d", "\\uDE00")),
        (1, Gen.Elements("\\x", "\\u12", "\t", "\u0001")));

    private static readonly Gen<string> Text = Generate.ArrayOf(Character, 0, 6).Select(parts => $"\"{string.Concat(parts)}\"");

    private static readonly Gen<string> Key = Gen.OneOf(
        Gen.Elements("\"method\"", "\"name\"", "\"value\"", "\"user\"", "\"project_id\"", "\"new_name\"", "\"m\\u0065thod\""),
        Text);

    /// <summary>A line that often is a valid object.</summary>
    public static Gen<string> Any { get; } =
        from line in Gen.Frequency((6, Object(3)), (1, Value(3)))
        from edits in Generate.ArrayOf(Edit(), 0, 2)
        select edits.Aggregate(line, (text, edit) => edit(text));

    private static Gen<string> Value(int depth)
    {
        var scalars = new[]
        {
            (4, Text),
            (4, Number),
            (2, Gen.Elements("true", "false", "null", "nul", "True")),
        };
        return depth == 0
            ? Gen.Frequency(scalars)
            : Gen.Frequency([.. scalars, (2, Object(depth - 1)), (2, Array(depth - 1))]);
    }

    private static Gen<string> Object(int depth)
    {
        var field =
            from key in Key
            from before in Space
            from after in Space
            from value in Value(depth)
            select $"{key}{before}:{after}{value}";
        return Joined(field, "{", "}");
    }

    private static Gen<string> Array(int depth) => Joined(Value(depth), "[", "]");

    private static Gen<string> Joined(Gen<string> item, string open, string close) =>
        from items in Generate.ArrayOf(item, 0, 4)
        from space in Space
        select open + space + string.Join("," + space, items) + space + close;

    private static Gen<Func<string, string>> Edit() =>
        from kind in Gen.Choose(0, 9)
        from place in Gen.Choose(0, 10_000)
        from noise in Gen.Elements(Noise.ToCharArray())
        select (Func<string, string>)(text => Change(text, kind, place, noise));

    private static string Change(string text, int kind, int place, char noise)
    {
        var at = place % (text.Length + 1);
        return kind switch
        {
            0 => text.Insert(at, noise.ToString()),
            1 when at < text.Length => text.Remove(at, 1),
            2 when at < text.Length => text.Remove(at, 1).Insert(at, noise.ToString()),
            3 => text[..at],
            4 => text + noise,
            _ => text,
        };
    }
}
