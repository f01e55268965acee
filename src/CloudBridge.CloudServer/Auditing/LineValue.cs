using System.Text.Json;

namespace CloudBridge.CloudServer.Auditing;

/// <summary>
/// The value in a <c>set</c> line of ours, as JSON and cut where it is long: what a change costs must not depend on it.
/// </summary>
/// <param name="Json">The JSON of the value, or its beginning.</param>
/// <param name="Bytes">The bytes of all of it.</param>
internal readonly record struct LineValue(byte[] Json, int Bytes)
{
    private const int MaxBytes = 256;
    private const int LongestEscape = 12;

    /// <summary>The value of a line; nothing for none.</summary>
    public static LineValue Of(byte[]? line)
    {
        if (line is null)
        {
            return default;
        }

        // A quote in the name has a backslash before it, so the first such piece is the right one.
        var piece = ",\"value\":"u8;
        var value = line.AsSpan(line.AsSpan().IndexOf(piece) + piece.Length);
        value = value[..^"}\n".Length];
        return new LineValue(value[..Math.Min(value.Length, MaxBytes)].ToArray(), value.Length);
    }

    /// <summary>The value in words; null for none.</summary>
    public AuditedValue? Read() => Json is null ? null : new AuditedValue(Text(), Bytes, Json.Length < Bytes);

    private string Text()
    {
        if (Json[0] != (byte)'"')
        {
            return System.Text.Encoding.UTF8.GetString(Json);
        }

        // A cut may be in the middle of a character or an escape.
        for (var length = Json.Length; Json.Length < Bytes && length > Math.Max(1, Json.Length - LongestEscape); length--)
        {
            if (TryRead([.. Json.AsSpan(0, length), (byte)'"']) is { } text)
            {
                return text;
            }
        }

        return TryRead(Json) ?? "";
    }

    private static string? TryRead(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() ? reader.GetString() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
