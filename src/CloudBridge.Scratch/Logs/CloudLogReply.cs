using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Logs;

/// <summary>
/// Understands an answer of the cloud log. For a proof of who asked, one row of a wrong form spoils the whole answer: with
/// rows left out, a value could seem to be of one account when two have set it. For showing it, such a row costs itself
/// alone.
/// </summary>
internal static class CloudLogReply
{
    private static readonly long LatestTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <exception cref="ScratchLogException">It is no log.</exception>
    public static IReadOnlyList<CloudLogRow> Read(ScratchReply reply)
    {
        if (reply.Status != 200)
        {
            throw new ScratchLogException($"The cloud log answered with HTTP {reply.Status}{Meaning(reply)}.");
        }

        using var body = Json.Parse(reply.Body) ?? throw NotJson(reply);
        return Rows(body.RootElement);
    }

    /// <summary>The rows that can be read.</summary>
    /// <exception cref="FormatException">It is no log, or no row can be read.</exception>
    public static IReadOnlyList<CloudLogRow> Readable(JsonElement log) => Json.Readable(log, RowOrNull, "rows of the cloud log");

    /// <exception cref="ScratchLogException">It is no log.</exception>
    private static IReadOnlyList<CloudLogRow> Rows(JsonElement log) =>
        log.ValueKind == JsonValueKind.Array
            ? [.. log.EnumerateArray().Select(Row)]
            : throw new ScratchLogException(
                "The cloud log answered with something that is not a list, as it does when the project is not shared "
                + "or the log is out of order.");

    private static CloudLogRow? RowOrNull(JsonElement row)
    {
        try
        {
            return Row(row);
        }
        catch (ScratchLogException)
        {
            return null;
        }
    }

    private static string Meaning(ScratchReply reply) => reply.Status switch
    {
        429 => ": too many requests; read it less often",
        401 or 403 => ": this network address is refused",
        404 => ": it knows no such project, or it is not shared",
        >= 500 => ": it is out of order",
        _ when reply.IsRedirect => ", a redirect, which is not followed",
        _ => "",
    };

    private static ScratchLogException NotJson(ScratchReply reply) => new(reply.Body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8)
        ? "The cloud log answered with a web page in place of a list; it is out of order or in maintenance."
        : "The cloud log answered with something that is not JSON.");

    private static CloudLogRow Row(JsonElement row) =>
        Json.Number(row, "timestamp") is { } time && time >= 0 && time <= LatestTime
            ? new(
                Text(row, "user"),
                Text(row, "verb"),
                Text(row, "name"),
                Value(Json.Property(row, "value")),
                DateTimeOffset.FromUnixTimeMilliseconds(time))
            : throw Wrong("a time in milliseconds");

    private static string Text(JsonElement row, string name) => Json.Text(row, name) ?? throw Wrong($"a text as {name}");

    // Not through double: it would lose digits.
    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        _ => Json.Text(value) ?? throw Wrong("a text or number as value"),
    };

    private static ScratchLogException Wrong(string expected) =>
        new($"The cloud log has a row that this version does not know: {expected} is missing in it.");
}
