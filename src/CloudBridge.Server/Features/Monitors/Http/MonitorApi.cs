using System.Text.Json;
using System.Text.Json.Serialization;
using CloudBridge.Server.Features.Monitors.Http.Answers;
using CloudBridge.Server.Features.Monitors.Http.CloudHead;
using CloudBridge.Server.Features.Monitors.Http.Events;
using CloudBridge.Server.Features.Monitors.Http.Public;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Description;
using CloudBridge.Server.Http.Forms;
using CloudBridge.Server.Http.Input;
using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Features.Monitors.Http;

/// <summary>Monitors over HTTP: CloudHead's public routes, the routes below <c>/api/v1</c>, and what describes them.</summary>
internal static class MonitorApi
{
    /// <summary>Adds what the routes need, save the stores and the service.</summary>
    public static IServiceCollection AddMonitorApi(this IServiceCollection services) => services
        .AddApiDescription()
        .AddSingleton<PublicCache>()
        .AddSingleton<EventStreams>()
        .AddSingleton<EventTickets>()
        .ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new TimeJson());
            json.SerializerOptions.Converters.Add(new OffsetTimeJson());
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        });

    /// <summary>
    /// Gives empty answers of the API the form of a problem, and turns pages of other sites away. Belongs before keys and
    /// limits.
    /// </summary>
    public static void UseMonitorApi(this WebApplication app)
    {
        app.UseStatusCodePages(StatusPages.WriteAsync);
        app.Use(PageGuard.CheckAsync);
    }

    /// <summary>Adds the routes.</summary>
    public static void MapMonitorApi(this WebApplication app)
    {
        app.MapCloudHead();
        app.MapApiDescription();
        var api = app.MapGroup(ApiPaths.Prefix)
            .AddEndpointFilter<RouteGroupBuilder, ErrorFilter>()
            .AddEndpointFilter<RouteGroupBuilder, KnownQueryFilter>()
            .AnswersHead();
        api.MapMonitors();
        api.MapHistory();
        api.MapAlerts();
        api.MapMe();
        api.MapEvents();
        api.MapPublic();
    }
}
