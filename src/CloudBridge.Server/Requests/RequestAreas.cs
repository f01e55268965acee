namespace CloudBridge.Server.Requests;

/// <summary>Areas of requests: what stands before the first dot of their names.</summary>
internal static class RequestAreas
{
    /// <summary>The area of a request; empty for a name without a dot.</summary>
    public static string Of(RequestRoute route) => route.Name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? route.Name[..dot] : "";

    /// <summary>The requests of an area, without regard to case; none when there is no such area.</summary>
    public static IReadOnlyList<RequestRoute> In(IRequestCatalog catalog, string area) =>
        [.. catalog.Routes.Where(route => area.Length > 0 && Of(route).Equals(area, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The areas in the order of their names.</summary>
    public static IReadOnlyList<string> All(IRequestCatalog catalog) =>
        [.. catalog.Routes.Select(Of).Where(area => area.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
