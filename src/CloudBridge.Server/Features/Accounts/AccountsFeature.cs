using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Http.Limiting;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>Access keys and signing in; there are accounts where there are monitors.</summary>
internal sealed class AccountsFeature : IServerFeature
{
    public bool IsEnabled(ServerConfiguration configuration) => MonitorsFeature.IsOn(configuration);

    public void Add(IServiceCollection services, ServerConfiguration configuration) =>
        services.AddAccess(configuration.Get<AccessOptions>(AccessOptions.Section).KeyLifetime, configuration.DataFolder);

    public void MapRequests(ICloudBridgeBuilder requests) => requests.MapRequests<SignInRequests>();

    public void MapRoutes(WebApplication app) => app.MapAccess();
}
