using CloudBridge.Server.Program;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CloudBridge.Server.Http.Description;

/// <summary>Names the document, and says what a key is.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    /// <summary>The name of access keys in the document.</summary>
    public const string Key = "key";

    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "CloudBridge",
            Version = ServerVersion.Text,
            Description = "Monitors over HTTP: what everybody may read, and with an access key one's own. Times are ISO 8601 in UTC, intervals whole seconds.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An access key of 256 characters, in the header Authorization: Bearer cbk1_…, never in an address.",
        };
        return Task.CompletedTask;
    }
}
