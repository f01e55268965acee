using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Features.WebPage;

/// <summary>The page at the root, and what programs get there.</summary>
internal sealed class WebPageFeature : IServerFeature
{
    public void Add(IServiceCollection services, ServerConfiguration configuration) => services.AddSingleton<StartPage>();

    public void MapRoutes(WebApplication app) => app.MapStartPage();
}
