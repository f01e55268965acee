using System.Globalization;
using System.Text;
using CloudBridge.Server.Http.Limiting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CloudBridge.Server.Http.Description;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>: made once, when it is asked for first.</summary>
internal static class ApiDescription
{
    public const string Path = "/openapi/v1.json";

    private const string Name = "v1";
    private const string Caching = "public, max-age=300";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = api => api.HttpMethod != HttpMethods.Head && IsOurs(api.RelativePath ?? "");
        options.AddDocumentTransformer<DocumentTransformer>();
        options.AddOperationTransformer<OperationTransformer>();
        options.AddSchemaTransformer(DescribeTimeAsync);
    });

    public static void MapApiDescription(this IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        var document = new Lazy<Task<PublicAnswer>>(() => MakeAsync(services));
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], async () => (IResult)await document.Value)
            .WithMetadata(new PublicRead()).AnswersPreflights().ExcludeFromDescription();
    }

    /// <summary>Describes times, whose form in JSON the framework does not know.</summary>
    private static Task DescribeTimeAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(DateTime) || type == typeof(DateTimeOffset))
        {
            schema.Type = type == context.JsonTypeInfo.Type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }

        return Task.CompletedTask;
    }

    private static bool IsOurs(string path) =>
        path.StartsWith(ApiPaths.Prefix[1..], StringComparison.OrdinalIgnoreCase)
        || path is "" or "famous-users" or "{user}/monitors/count"
        || path.StartsWith("users/", StringComparison.OrdinalIgnoreCase);

    private static async Task<PublicAnswer> MakeAsync(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        var text = new StringBuilder();
        await using (var writer = new StringWriter(text, CultureInfo.InvariantCulture))
        {
            document.SerializeAs(OpenApiSpecVersion.OpenApi3_1, new OpenApiJsonWriter(writer));
        }

        return PublicAnswer.Of(text.ToString(), PublicAnswer.Json, Caching);
    }
}
