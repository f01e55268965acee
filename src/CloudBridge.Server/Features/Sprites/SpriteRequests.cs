using CloudBridge.Hosting;
using CloudBridge.Sprites;

namespace CloudBridge.Server.Features.Sprites;

/// <summary>The requests of a server as the blocks of a sprite need to know them.</summary>
internal static class SpriteRequests
{
    /// <summary>The requests of CloudHead.</summary>
    public static IReadOnlyList<string> OfCloudHead { get; } = ["monitor.*"];

    /// <summary>The requests of the starter project.</summary>
    public static IReadOnlyList<string> OfStarter { get; } = ["ping", "user.info"];

    public static IReadOnlyList<BlockRequest> All(IRequestCatalog catalog) => [.. catalog.Routes.Select(Of)];

    /// <summary>Those that patterns name: a name, or <c>area.*</c>.</summary>
    public static IReadOnlyList<BlockRequest> Choose(IRequestCatalog catalog, IReadOnlyList<string> patterns) =>
        [.. catalog.Routes.Where(route => patterns.Any(pattern => Matches(route, pattern))).Select(Of)];

    /// <summary>True when a request has this name or belongs to this area.</summary>
    public static bool Matches(RequestRoute route, string pattern) => pattern.EndsWith('*')
        ? route.Name.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : route.Name.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private static BlockRequest Of(RequestRoute route) => new(route.Name, [.. route.Parameters.Select(Of)], route.Description)
    {
        Answer = route.Answer.Length > 0 ? route.Answer : string.Join(", ", route.Fields.Where(field => field.IsUsual).Select(field => field.Name)),
        Example = route.Example,
        NeedsIdentity = route.Identity != AskerEvidence.None,
    };

    private static BlockParameter Of(RequestParameter parameter) =>
        new(parameter.Name, parameter.Type, parameter.IsOptional, parameter.IsNamed, parameter.IsRest);
}
