using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Routing;

/// <summary>The requests that have been mapped while the application is put together.</summary>
internal sealed class RouteDefinitions(IServiceCollection services)
{
    public RequestGroupBuilder Root { get; } = new(services, null, "");

    public List<RequestRouteBuilder> Routes { get; } = [];

    /// <summary>The definitions of an application; made by <c>AddCloudBridge</c>.</summary>
    public static RouteDefinitions Of(IServiceCollection services) =>
        services.Select(service => service.ImplementationInstance).OfType<RouteDefinitions>().FirstOrDefault()
        ?? throw new InvalidOperationException("Call services.AddCloudBridge() before mapping requests.");

    public RouteTable Build(IServiceProvider provider) => new(Routes.Select(route => route.Build(provider)));
}
