using CloudBridge.Hosting;

namespace CloudBridge.Server.Requests;

/// <summary>Areas of requests: what stands before the first dot of their names.</summary>
internal static class RequestAreas
{
    private const int MostShown = 12;

    /// <summary>The area of a request; empty for a name without a dot.</summary>
    public static string Of(RequestRoute route) => route.Name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? route.Name[..dot] : "";

    /// <summary>The requests of an area, without regard to case; none when there is no such area.</summary>
    public static IReadOnlyList<RequestRoute> In(IRequestCatalog catalog, string area) =>
        [.. catalog.Routes.Where(route => area.Length > 0 && Of(route).Equals(area, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The areas in the order of their names.</summary>
    public static IReadOnlyList<string> All(IRequestCatalog catalog) =>
        [.. catalog.Routes.Select(Of).Where(area => area.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The largest areas first, as a list of all names would be too long; a name without an area is its own.</summary>
    public static string Summary(IEnumerable<string> names)
    {
        var areas = names.GroupBy(name => name.Split('.')[0], StringComparer.Ordinal)
            .OrderByDescending(area => area.Count())
            .ThenBy(area => area.Key, StringComparer.Ordinal)
            .Select(area => area.Key)
            .ToList();
        return string.Join(", ", areas.Take(MostShown)) + (areas.Count > MostShown ? ", …" : "");
    }
}
