using CloudBridge.Server.Configuration;
using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Http.Input;

/// <summary>
/// Refuses names behind the question mark that an endpoint does not know, so that a slip of the pen is not taken for a
/// wish.
/// </summary>
internal sealed class KnownQueryFilter : IEndpointFilter
{
    private const int LongestEcho = 40;

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var query = context.HttpContext.Request.Query;
        if (query.Count > 0)
        {
            Require(query.Keys, [.. context.HttpContext.GetEndpoint()!.Metadata.GetOrderedMetadata<QueryParameter>().Select(parameter => parameter.Name)]);
        }

        return next(context);
    }

    private static void Require(ICollection<string> names, IReadOnlyList<string> known)
    {
        var unknown = names.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw ApiException.BadValue(Sentence(unknown.Length > LongestEcho ? unknown[..LongestEcho] : unknown, known));
        }
    }

    private static string Sentence(string unknown, IReadOnlyList<string> known) => Suggestion.Nearest(unknown, known) is { } meant
        ? $"There is no parameter {unknown} here; did you mean {meant}?"
        : known.Count == 0
            ? $"There is no parameter {unknown} here, nor any other."
            : $"There is no parameter {unknown} here; there is {string.Join(", ", known)}.";
}
