using System.Text.Json;
using System.Text.Json.Serialization;
using CloudBridge.Monitors;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Monitors.Http.Answers;
using CloudBridge.Server.Features.Monitors.Http.CloudHead;
using CloudBridge.Server.Features.Monitors.Http.Events;
using CloudBridge.Server.Features.Monitors.Http.Public;
using CloudBridge.Server.Http.Description;
using CloudBridge.Server.Http.Forms;
using CloudBridge.Server.Http.Input;
using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Features.Monitors.Http;

/// <summary>Monitors over HTTP: CloudHead's public routes, the routes below <c>/api/v1</c>, and what describes them. Where there are no monitors, none of it exists.</summary>
internal static class MonitorApi
{
    /// <summary>What is below it answers with problems, and is limited by key.</summary>
    public const string Root = "/api";

    /// <summary>The path before all routes of this version.</summary>
    public const string Prefix = Root + "/v1";

    /// <summary>Adds what the routes need, save the stores and the service.</summary>
    public static IServiceCollection AddMonitorApi(this IServiceCollection services, ServerOptions options)
    {
        if (!options.Monitors.Enabled)
        {
            return services;
        }

        return services
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
    }

    /// <summary>Gives empty answers below <see cref="Root"/> the form of a problem, and turns pages of other sites away. Belongs before keys and limits.</summary>
    public static WebApplication UseMonitorApi(this WebApplication app)
    {
        if (HasMonitors(app))
        {
            app.UseStatusCodePages(StatusPages.WriteAsync);
            app.Use(PageGuard.CheckAsync);
        }

        return app;
    }

    /// <summary>Adds the routes.</summary>
    public static WebApplication MapMonitorApi(this WebApplication app)
    {
        if (!HasMonitors(app))
        {
            return app;
        }

        app.MapCloudHead();
        app.MapApiDescription();
        var api = app.MapGroup(Prefix).AddEndpointFilter<RouteGroupBuilder, ErrorFilter>().AddEndpointFilter<RouteGroupBuilder, KnownQueryFilter>().AnswersHead();
        api.MapMonitors();
        api.MapHistory();
        api.MapAlerts();
        api.MapMe();
        api.MapEvents();
        api.MapPublic();
        return app;
    }

    private static bool HasMonitors(WebApplication app) =>
        app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IMonitorService));
}
