using System.Reflection;
using CloudBridge.Binding;
using CloudBridge.Routing;

namespace CloudBridge;

/// <summary>Maps request names to handlers.</summary>
public static class RequestMappingExtensions
{
    /// <summary>Maps a request to a delegate; its parameters bind from arguments, services and the context.</summary>
    /// <param name="bridge">The bridge or a group.</param>
    /// <param name="name">The name of the request, <c>area.verb</c>; within a group without the prefix.</param>
    /// <param name="handler">Any method or lambda; see <c>docs/writing-handlers.md</c> for what it may take and answer.</param>
    public static RequestRouteBuilder MapRequest(this ICloudBridgeBuilder bridge, string name, Delegate handler)
    {
        ArgumentNullException.ThrowIfNull(bridge);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(handler);
        return Map(bridge, name, HandlerMethod.FromDelegate(handler), null);
    }

    /// <summary>Maps every public method of <typeparamref name="T"/> that has a <see cref="RequestAttribute"/>.</summary>
    /// <typeparam name="T">The class; one is made for each request, with services in its constructor.</typeparam>
    /// <exception cref="InvalidOperationException">No method of the class has the attribute.</exception>
    public static ICloudBridgeBuilder MapRequests<T>(this ICloudBridgeBuilder bridge)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(bridge);
        var methods = typeof(T).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Select(method => (Method: method, Request: method.GetCustomAttribute<RequestAttribute>()))
            .Where(pair => pair.Request is not null)
            .ToArray();
        if (methods.Length == 0)
        {
            throw new InvalidOperationException($"No public method of {typeof(T).Name} has [Request(\"area.verb\")].");
        }

        foreach (var (method, request) in methods)
        {
            Map(bridge, request!.Name, HandlerMethod.FromMethod(typeof(T), method), request);
        }

        return bridge;
    }

    /// <summary>Makes a group whose requests are called <c>prefix.name</c>.</summary>
    public static RequestGroupBuilder MapGroup(this ICloudBridgeBuilder bridge, string prefix)
    {
        ArgumentNullException.ThrowIfNull(bridge);
        ArgumentException.ThrowIfNullOrWhiteSpace(prefix);
        var parent = GroupOf(bridge);
        return new RequestGroupBuilder(bridge.Services, parent, $"{parent.Prefix}{prefix}.");
    }

    /// <summary>Makes a group whose requests keep their names, for filters that they share.</summary>
    public static RequestGroupBuilder MapGroup(this ICloudBridgeBuilder bridge)
    {
        ArgumentNullException.ThrowIfNull(bridge);
        var parent = GroupOf(bridge);
        return new RequestGroupBuilder(bridge.Services, parent, parent.Prefix);
    }

    /// <summary>Wraps every request of the bridge: <c>next =&gt; context =&gt; next(context)</c>.</summary>
    public static ICloudBridgeBuilder AddFilter(this ICloudBridgeBuilder bridge, Func<RequestHandler, RequestHandler> filter)
    {
        ArgumentNullException.ThrowIfNull(bridge);
        GroupOf(bridge).AddFilter(filter);
        return bridge;
    }

    private static RequestRouteBuilder Map(
        ICloudBridgeBuilder bridge,
        string name,
        HandlerMethod method,
        RequestAttribute? attribute)
    {
        var route = new RequestRouteBuilder(GroupOf(bridge), name, method, attribute);
        RouteDefinitions.Of(bridge.Services).Routes.Add(route);
        return route;
    }

    private static RequestGroupBuilder GroupOf(ICloudBridgeBuilder bridge) =>
        bridge as RequestGroupBuilder ?? RouteDefinitions.Of(bridge.Services).Root;
}
