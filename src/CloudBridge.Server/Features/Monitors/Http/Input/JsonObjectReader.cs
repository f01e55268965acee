using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Features.Monitors.Http.Input;

/// <summary>Reads a JSON object, and says in a sentence which part of it is wrong.</summary>
internal static class JsonObjectReader
{
    private const int LongestEcho = 40;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <exception cref="ApiException">400: it cannot be read.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            using var document = Parse(body);
            RequireObject(document.RootElement, type);
            return document.RootElement.Deserialize(type)!;
        }
        catch (JsonException error)
        {
            throw ApiException.BadValue(WrongType(error.Path, type));
        }
        catch (InvalidOperationException)
        {
            throw ApiException.BadValue("The body has text in it that is not valid Unicode.");
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, Strict);
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $" in line {line + 1} near character {error.BytePositionInLine + 1}" : "";
            throw ApiException.BadValue(
                body.IsEmpty ? "The body is empty; send a JSON object." : $"The body is no valid JSON{place}; names must stand in double quotes, once each.");
        }
    }

    private static void RequireObject(JsonElement body, JsonTypeInfo type)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw ApiException.BadValue($"The body must be a JSON object with {Names(type)}.");
        }

        foreach (var property in body.EnumerateObject())
        {
            RequireKnown(property.Name, type);
        }
    }

    private static void RequireKnown(string name, JsonTypeInfo type)
    {
        var known = type.Properties.Select(property => property.Name).ToArray();
        if (known.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        var shown = name.Length > LongestEcho ? name[..LongestEcho] : name;
        throw ApiException.BadValue(Suggestion.Nearest(shown, known) is { } meant
            ? $"There is no field {shown}; did you mean {meant}?"
            : $"There is no field {shown}; there is {Names(type)}.");
    }

    private static string WrongType(string? path, JsonTypeInfo type)
    {
        var name = (path ?? "").TrimStart('$', '.');
        var property = type.Properties.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return property is null ? $"The body must be a JSON object with {Names(type)}." : $"{property.Name} must be {KindOf(property.PropertyType)}.";
    }

    private static string KindOf(Type type) =>
        type == typeof(string) ? "a text in double quotes"
        : type == typeof(bool?) ? "true or false"
        : type == typeof(int?) ? "a whole number without quotes" : "something else";

    private static string Names(JsonTypeInfo type) => string.Join(", ", type.Properties.Select(property => property.Name));
}
