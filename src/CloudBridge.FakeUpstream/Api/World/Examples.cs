using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The requests of the source document with their answers; long texts are our own.</summary>
internal sealed class Examples
{
    private readonly Dictionary<string, WorldExample> _examples = [];

    public Examples()
    {
        var assembly = typeof(Examples).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Api/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var file = JsonNode.Parse(stream)!;
            ReadThrough(file);
            var example = new WorldExample((string)file["request"]!, (bool)file["more"]!, file["answer"]!);
            _examples.Add(KeyOf(example.Request), example);
        }
    }

    public IEnumerable<WorldExample> All => _examples.Values;

    /// <summary>The example of a request below the folder of the Scratch API; null for none.</summary>
    public WorldExample? For(HttpRequest request)
    {
        var path = request.Path.Value!;
        return _examples.GetValueOrDefault(KeyOf(path[path.IndexOf('/', 1)..] + request.QueryString));
    }

    // A node takes its children apart when they are first read, which must not happen in two requests at once.
    private static void ReadThrough(JsonNode? node)
    {
        var children = node switch { JsonObject item => item.Select(pair => pair.Value), JsonArray list => list, _ => [] };
        foreach (var child in children)
        {
            ReadThrough(child);
        }
    }

    // The part of a list and the date that activity begins with choose from an answer; they do not make another one.
    private static string KeyOf(string request)
    {
        var mark = request.IndexOf('?', StringComparison.Ordinal);
        var path = (mark < 0 ? request : request[..mark]).TrimEnd('/');
        var query = QueryHelpers.ParseQuery(mark < 0 ? "" : request[mark..])
            .Where(pair => pair.Key is "q" or "mode" or "language")
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}");
        return $"{path.ToUpperInvariant()}?{string.Join('&', query)}";
    }
}
