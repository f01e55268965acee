using System.Globalization;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Input;
using CloudBridge.Server.Http.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CloudBridge.Server.Http.Description;

/// <summary>
/// Adds what each endpoint says of itself: parameters, the scope its key needs, and the problems that any may answer with.
/// </summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    private const string ProblemJson = "application/problem+json";
    private const string Keys = "/keys/";

    public Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        DescribePath(operation, context.Description.RelativePath ?? "");
        operation.Parameters ??= [];
        foreach (var parameter in metadata.OfType<QueryParameter>())
        {
            operation.Parameters.Add(
                new OpenApiParameter { Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Description, Schema = parameter.Schema });
        }

        AddProblem(operation, StatusCodes.Status429TooManyRequests);
        if (metadata.OfType<RequiredScope>().LastOrDefault() is { } required)
        {
            operation.Description = $"Needs a key with the scope {string.Join(" and ", ScopeText.Of(required.Scope))}.";
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(DocumentTransformer.Key, context.Document)] = [] }];
            AddProblem(operation, StatusCodes.Status401Unauthorized);
            AddProblem(operation, StatusCodes.Status403Forbidden);
            AddProblem(operation, StatusCodes.Status503ServiceUnavailable);
        }

        NameProblems(operation);
        return Task.CompletedTask;
    }

    private static void DescribePath(OpenApiOperation operation, string path)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Path))
        {
            var isNumber = parameter.Name == "id" && !path.Contains(Keys, StringComparison.Ordinal);
            parameter.Schema = new OpenApiSchema { Type = isNumber ? JsonSchemaType.Integer : JsonSchemaType.String };
            parameter.Description = isNumber ? "Its number."
                : parameter.Name == "id" ? "Its id: the 12 characters that are no secret."
                : "A user name, in whatever case.";
        }
    }

    private static void AddProblem(OpenApiOperation operation, int status)
    {
        operation.Responses ??= [];
        operation.Responses.TryAdd(
            status.ToString(CultureInfo.InvariantCulture),
            new OpenApiResponse { Content = new Dictionary<string, OpenApiMediaType> { [ProblemJson] = new() } });
    }

    private static void NameProblems(OpenApiOperation operation)
    {
        foreach (var (status, response) in operation.Responses!)
        {
            if (response is OpenApiResponse { Content: { } content } known && content.ContainsKey(ProblemJson))
            {
                known.Description = ProblemKind.Of(int.Parse(status, CultureInfo.InvariantCulture)).Title;
            }
        }
    }
}
