using System.Globalization;
using System.Text.Json;

namespace CloudBridge.Storage.Stats.Import;

/// <summary>Reads fields of an object, in itself or in the objects in it that ScratchDB groups fields by.</summary>
/// <param name="fields">The object.</param>
/// <param name="groups">The names of the groups.</param>
internal readonly struct JsonFields(JsonElement fields, params string[] groups)
{
    // Far above every counter, and sums of it stay far below what a long holds.
    private const long Largest = 1_000_000_000_000;
    private const int LongestName = 100;

    /// <summary>A number of 0 or more; null when it is missing or null.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public long? Number(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number is >= 0 and <= Largest
            ? number
            : throw new FormatException($"\"{name}\" is not a whole number from 0 to {Largest}.");
    }

    /// <summary>A number above 0; null when it is missing, null or 0, by which nothing is meant.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public long? Positive(string name) => Number(name) is > 0 and var number ? number : null;

    /// <summary>An HTTP status; null when it is missing or null.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public long? Status(string name) => Number(name) is not { } status ? null
        : status is >= 100 and <= 999 ? status
        : throw new FormatException($"\"{name}\" is not a status of HTTP, such as 404.");

    /// <summary>A number above 0 that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public long Id(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Number(name) is > 0 and var id)
            {
                return id;
            }
        }

        throw new FormatException($"\"{names[0]}\" is missing.");
    }

    /// <summary>A text; null when it is missing or null.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public string? Text(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new FormatException($"\"{name}\" is not a text.");

    /// <summary>A text of at most 100 characters, such as a country; null when it is missing, null or empty.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public string? Short(string name) => Text(name) is not { } text || string.IsNullOrWhiteSpace(text) ? null
        : text.Length <= LongestName ? text
        : throw new FormatException($"\"{name}\" has more than {LongestName} characters.");

    /// <summary>A name of a user; null when it is missing or null.</summary>
    /// <exception cref="FormatException">It is empty, or too long for one.</exception>
    public string? Name(string name) => Text(name) switch
    {
        { Length: > 0 and <= LongestName } user when !string.IsNullOrWhiteSpace(user) => user,
        null => null,
        _ => throw new FormatException($"\"{name}\" is empty or has more than {LongestName} characters."),
    };

    /// <summary>A name of a user that must be there.</summary>
    /// <exception cref="FormatException">It is not, or is too long for one.</exception>
    public string Username() => Name("username") ?? throw new FormatException("\"username\" is missing.");

    /// <summary>True, false, 1 or 0; null when it is missing or null.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public bool? Flag(string name) => Find(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt32(out var number) && number is 0 or 1 => number == 1,
        _ => throw new FormatException($"\"{name}\" is not 0, 1, true or false."),
    };

    /// <summary>A time in milliseconds since 1970; null when it is missing or null.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public long? Time(string name) => Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time) ? time.ToUnixTimeMilliseconds()
        : throw new FormatException($"\"{name}\" is not a time such as 2020-05-04T20:34:39.000Z.");

    /// <summary>A value that is not null, of the object itself before those of the groups.</summary>
    public JsonElement? Find(string name)
    {
        if (Of(fields, name) is { } own)
        {
            return own;
        }

        foreach (var group in groups)
        {
            if (Of(fields, group) is { ValueKind: JsonValueKind.Object } inner && Of(inner, name) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private static JsonElement? Of(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
