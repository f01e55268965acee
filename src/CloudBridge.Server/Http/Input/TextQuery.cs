using System.Globalization;
using CloudBridge.Server.Http.Problems;
using Microsoft.OpenApi;

namespace CloudBridge.Server.Http.Input;

/// <summary>A text behind the question mark.</summary>
internal sealed record TextQuery(string Name, string Description, int MaxLength) : QueryParameter(Name, Description)
{
    public override OpenApiSchema Schema => new() { Type = JsonSchemaType.String, MaxLength = MaxLength };

    /// <returns>The text; null when there is none.</returns>
    /// <exception cref="ApiException">It is too long.</exception>
    public string? Read(HttpRequest request) => TextOf(request) is not { } text ? null
        : text.Length <= MaxLength ? text
        : throw ApiException.BadValue(string.Create(CultureInfo.InvariantCulture, $"{Name} must be {MaxLength} characters at most."));
}
