using System.Text;
using System.Text.Json;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

/// <summary>The reference in <c>docs/http-api.md</c>, made from the OpenAPI document and from what the server answers to the examples.</summary>
internal static class ApiPage
{
    private const string Begin = "<!-- routes: written by the tests, see ApiPage.cs -->\n";
    private const string End = "<!-- end of routes -->";

    private static readonly string[] Order = ["CloudHead", "Public", "Access", "Monitors", "History", "Events", "Alerts", "Account"];

    /// <summary>The page with its reference as it should be.</summary>
    public static string Update(string page, JsonElement document, IReadOnlyDictionary<string, ApiExample> examples)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return page[..begin] + Reference(document, examples) + page[page.IndexOf(End, StringComparison.Ordinal)..];
    }

    private static string Reference(JsonElement document, IReadOnlyDictionary<string, ApiExample> examples)
    {
        var text = new StringBuilder();
        var operations = from path in document.GetProperty("paths").EnumerateObject()
                         from operation in path.Value.EnumerateObject()
                         select (Tag: operation.Value.GetProperty("tags")[0].GetString()!, Title: $"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value);
        foreach (var area in operations.GroupBy(operation => operation.Tag).OrderBy(area => Array.IndexOf(Order, area.Key) is var place && place < 0 ? int.MaxValue : place))
        {
            text.Append($"\n## {area.Key}\n");
            foreach (var (_, title, operation) in area)
            {
                Write(text, title, operation, document, examples.GetValueOrDefault(title));
            }
        }

        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, string title, JsonElement operation, JsonElement document, ApiExample? example)
    {
        text.Append($"\n### `{title}`\n\n{operation.Text("summary")}{(operation.TryGetProperty("description", out var description) ? " " + description.GetString() : "")}\n");
        WriteParameters(text, operation);
        WriteBody(text, operation, document);
        var answers = operation.GetProperty("responses").EnumerateObject().Select(answer => $"{answer.Name} {answer.Value.Text("description")}");
        text.Append($"\nAnswers: {string.Join(" · ", answers.Order(StringComparer.Ordinal))}.\n");
        if (example is not null)
        {
            text.Append($"\n```sh\n{example.Command}\n```\n{(example.Answer.Length == 0 ? "" : $"```{example.Kind}\n{example.Answer}\n```\n")}");
        }
    }

    private static void WriteParameters(StringBuilder text, JsonElement operation)
    {
        if (!operation.TryGetProperty("parameters", out var parameters) || parameters.GetArrayLength() == 0)
        {
            return;
        }

        text.Append("\n| parameter | in | type | meaning |\n|---|---|---|---|\n");
        foreach (var parameter in parameters.EnumerateArray())
        {
            text.Append($"| `{parameter.Text("name")}` | {parameter.Text("in")} | {TypeOf(parameter.GetProperty("schema"))} | {(parameter.TryGetProperty("description", out var meaning) ? meaning.GetString() : "")} |\n");
        }
    }

    private static void WriteBody(StringBuilder text, JsonElement operation, JsonElement document)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
        {
            return;
        }

        var schema = body.GetProperty("content").GetProperty("application/json").GetProperty("schema");
        var name = schema.Text("$ref")!.Split('/')[^1];
        text.Append("\n| field of the body | type | meaning |\n|---|---|---|\n");
        foreach (var field in document.GetProperty("components").GetProperty("schemas").GetProperty(name).GetProperty("properties").EnumerateObject())
        {
            text.Append($"| `{field.Name}` | {TypeOf(field.Value)} | {(field.Value.TryGetProperty("description", out var meaning) ? meaning.GetString() : "")} |\n");
        }
    }

    private static string TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out var choices))
        {
            return string.Join(", ", choices.EnumerateArray().Select(choice => $"`{choice}`"));
        }

        if (!schema.TryGetProperty("type", out var type))
        {
            return "";
        }

        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()).Where(one => one != "null") : [type.GetString()];
        var range = schema.TryGetProperty("minimum", out var least) ? $", {least}–{(schema.TryGetProperty("maximum", out var most) ? most.ToString() : "")}" : "";
        return string.Join(" or ", names) + range;
    }
}
