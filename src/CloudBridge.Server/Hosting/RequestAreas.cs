namespace CloudBridge.Server.Hosting;

/// <summary>The areas of requests, as a list of all their names would be too long: <c>user</c> for <c>user.info</c>.</summary>
internal static class RequestAreas
{
    private const int MostShown = 12;

    /// <summary>The largest areas first; a name without an area is its own.</summary>
    public static string Of(IEnumerable<string> names)
    {
        var areas = names.GroupBy(name => name.Split('.')[0], StringComparer.Ordinal)
            .OrderByDescending(area => area.Count())
            .ThenBy(area => area.Key, StringComparer.Ordinal)
            .Select(area => area.Key)
            .ToList();
        return string.Join(", ", areas.Take(MostShown)) + (areas.Count > MostShown ? ", …" : "");
    }
}
