using CloudBridge.Server.Http.Problems;
using Microsoft.OpenApi;

namespace CloudBridge.Server.Http.Input;

/// <summary>A value that an endpoint reads behind the question mark; it is read, checked and described from here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means, with unit and default.</param>
internal abstract record QueryParameter(string Name, string Description)
{
    /// <summary>Its type and range for the OpenAPI document.</summary>
    public abstract OpenApiSchema Schema { get; }

    /// <summary>The value as it came; null when it is missing or empty.</summary>
    protected string? TextOf(HttpRequest request)
    {
        var values = request.Query[Name];
        if (values.Count > 1)
        {
            throw ApiException.BadValue($"Send {Name} once, not {values.Count} times.");
        }

        return string.IsNullOrEmpty(values) ? null : values[0];
    }
}
