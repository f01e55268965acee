using System.Text.Json.Nodes;
using CloudBridge.Server.Http.Problems;
using Microsoft.OpenApi;

namespace CloudBridge.Server.Http.Input;

/// <summary>One of a few words behind the question mark.</summary>
internal sealed record ChoiceQuery(
    string Name,
    string Description,
    IReadOnlyList<string> Choices,
    string? Default) : QueryParameter(Name, Description)
{
    public override OpenApiSchema Schema => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. Choices.Select(choice => (JsonNode)choice)],
        Default = Default,
    };

    /// <returns>The word, or the default, which may be null.</returns>
    /// <exception cref="ApiException">It is none of them.</exception>
    public string? Read(HttpRequest request)
    {
        var text = TextOf(request) ?? Default;
        return text is null || Choices.Contains(text) ? text : throw ApiException.BadValue($"{Name} must be one of {string.Join(", ", Choices)}.");
    }
}
