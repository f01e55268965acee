using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CloudBridge.Hosting;

namespace CloudBridge.Routing;

/// <summary>All routes by name; built once, read without locks.</summary>
internal sealed partial class RouteTable : IRequestCatalog
{
    private readonly FrozenDictionary<string, RequestRoute> _routes;
    private readonly FrozenDictionary<string, RequestRoute>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public RouteTable(IEnumerable<RequestRoute> routes)
    {
        var byName = new Dictionary<string, RequestRoute>(StringComparer.OrdinalIgnoreCase);
        foreach (var route in routes)
        {
            if (!NamePattern().IsMatch(route.Name))
            {
                throw new InvalidOperationException(
                    $"'{route.Name}' cannot be the name of a request: use letters, digits, '-' and '_' with dots between, such as 'score.top'.");
            }

            if (!byName.TryAdd(route.Name, route))
            {
                throw new InvalidOperationException($"The request '{route.Name}' is mapped twice; each name has one handler.");
            }
        }

        _routes = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _bySpan = _routes.GetAlternateLookup<ReadOnlySpan<char>>();
        Routes = [.. _routes.Values.OrderBy(route => route.Name, StringComparer.Ordinal)];
    }

    public IReadOnlyList<RequestRoute> Routes { get; }

    public RequestRoute? Find(ReadOnlySpan<char> name) => _bySpan.TryGetValue(name, out var route) ? route : null;

    public RequestRoute? Find(string name) => _routes.GetValueOrDefault(name);

    [GeneratedRegex(@"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\z")]
    private static partial Regex NamePattern();
}
