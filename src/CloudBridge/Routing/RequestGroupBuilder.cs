using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge;

/// <summary>Requests that share a prefix and filters; map into it as into the bridge itself.</summary>
public sealed class RequestGroupBuilder : ICloudBridgeBuilder
{
    private readonly RequestGroupBuilder? _parent;
    private readonly List<Func<IServiceProvider, Func<RequestHandler, RequestHandler>>> _filters = [];

    private AskerEvidence? _identity;
    private RequestPriority? _priority;

    internal RequestGroupBuilder(IServiceCollection services, RequestGroupBuilder? parent, string prefix)
    {
        Services = services;
        _parent = parent;
        Prefix = prefix;
    }

    /// <inheritdoc />
    public IServiceCollection Services { get; }

    internal string Prefix { get; }

    internal AskerEvidence Identity => _identity ?? _parent?.Identity ?? AskerEvidence.None;

    internal RequestPriority Priority => _priority ?? _parent?.Priority ?? RequestPriority.Normal;

    internal IEnumerable<Func<IServiceProvider, Func<RequestHandler, RequestHandler>>> AllFilters =>
        _parent is null ? _filters : _parent.AllFilters.Concat(_filters);

    /// <summary>
    /// Sets for every request of the group what <see cref="RequestRouteBuilder.WithPriority"/> sets for one; a request's
    /// own word counts more.
    /// </summary>
    public RequestGroupBuilder WithPriority(RequestPriority priority)
    {
        _priority = priority;
        return this;
    }

    /// <summary>
    /// Sets for every request of the group what <see cref="RequestRouteBuilder.RequireAsker"/> sets for one; a request's
    /// own word counts more.
    /// </summary>
    public RequestGroupBuilder RequireAsker(AskerEvidence evidence)
    {
        _identity = evidence;
        return this;
    }

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
