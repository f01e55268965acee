using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge;

/// <summary>Requests that share a prefix and filters; map into it as into the bridge itself.</summary>
public sealed class RequestGroupBuilder : ICloudBridgeBuilder
{
    private readonly RequestGroupBuilder? _parent;
    private readonly List<Func<IServiceProvider, Func<RequestHandler, RequestHandler>>> _filters = [];

    internal RequestGroupBuilder(IServiceCollection services, RequestGroupBuilder? parent, string prefix)
    {
        Services = services;
        _parent = parent;
        Prefix = prefix;
    }

    /// <inheritdoc />
    public IServiceCollection Services { get; }

    internal string Prefix { get; }

    internal IEnumerable<Func<IServiceProvider, Func<RequestHandler, RequestHandler>>> AllFilters =>
        _parent is null ? _filters : _parent.AllFilters.Concat(_filters);

    /// <summary>Wraps every request of the group; filters of the group run before those of a request.</summary>
    public RequestGroupBuilder AddFilter(Func<RequestHandler, RequestHandler> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return AddFilter(_ => filter);
    }

    /// <summary>Wraps every request of the group by a filter that needs services of the application.</summary>
    public RequestGroupBuilder AddFilter(Func<IServiceProvider, Func<RequestHandler, RequestHandler>> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        _filters.Add(filter);
        return this;
    }
}
