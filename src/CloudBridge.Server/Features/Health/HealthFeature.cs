using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Features.Health;

/// <summary>Says whether the process lives, and whether projects get answers.</summary>
internal sealed class HealthFeature : IServerFeature
{
    public void Add(IServiceCollection services, ServerConfiguration configuration) => services.AddSingleton<Readiness>();

    public void MapRoutes(WebApplication app) => app.MapHealth();
}
