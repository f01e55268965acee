using CloudBridge.CloudServer;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Monitors;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.Operating;

/// <summary>
/// The routes by which operators see and do things while the server runs; it takes their keys, which are where monitors
/// are.
/// </summary>
internal sealed class OperatingFeature : IServerFeature
{
    private const string AuditFor = $"{EmbeddedCloudOptions.Section}:{nameof(CloudServerOptions.AuditFor)}";

    public bool IsEnabled(ServerConfiguration configuration) => MonitorsFeature.IsOn(configuration);

    public IEnumerable<ConfigurationFault> FaultsOf(ServerConfiguration configuration)
    {
        if (configuration.RunsCloudServer() && configuration.CloudServer().AuditFor > TimeSpan.Zero && !IsEnabled(configuration))
        {
            yield return new(
                AuditFor,
                "is set, but nobody could read it: it takes the key of an operator, and without Monitors:Enabled there are no keys.",
                Example: "Monitors:Enabled=true");
        }
    }

    public void MapRoutes(WebApplication app)
    {
        if (Get<EmbeddedCloudOptions>(app).Enabled && Get<CloudServerOptions>(app).AuditFor > TimeSpan.Zero)
        {
            app.MapAudit();
        }

        app.MapUpstreams();
    }

    private static T Get<T>(WebApplication app)
        where T : class => app.Services.GetRequiredService<IOptions<T>>().Value;
}
