using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.ScratchDb;

/// <summary>The examples of ScratchDB's document, with short texts in place of the long ones.</summary>
internal static class StatsExample
{
    /// <summary>A fresh copy.</summary>
    public static JsonObject Read(string name)
    {
        using var file = typeof(StatsExample).Assembly.GetManifestResourceStream($"ScratchDb.{name}.json")
            ?? throw new ArgumentException($"There is no example '{name}'.", nameof(name));
        return JsonNode.Parse(file)!.AsObject();
    }

    /// <summary>A text compared as names on Scratch are.</summary>
    public static bool Is(string text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>False for what this ScratchDB does not know.</summary>
    public static bool Knows(string name) => !name.StartsWith("nobody", StringComparison.OrdinalIgnoreCase);

    /// <summary>False for a number that this ScratchDB does not know.</summary>
    public static bool Knows(long id) => id is > 0 and < 2_000_000_000;

    /// <summary>A number that belongs to a text and never changes, from 0.</summary>
    public static int Seed(string text) =>
        (int)(text.ToUpperInvariant().Aggregate(2_166_136_261u, (hash, letter) => (hash ^ letter) * 16_777_619u) % 1_000_000);
}
