using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Features.Lookups;
using CloudBridge.Server.Features.ScratchDb.Http;
using CloudBridge.Server.Features.ScratchDb.Requests;
using CloudBridge.Server.Http.Limiting;

namespace CloudBridge.Server.Features.ScratchDb;

/// <summary>
/// Statistics of users, projects and the forum: this server's own, which it serves too, or those of a ScratchDB elsewhere.
/// </summary>
internal sealed class ScratchDbFeature : IServerFeature
{
    public IEnumerable<SettingProperty> Sections =>
        [new(StatsOptions.Section, OptionsSection.Of(new StatsOptions()), "Where statistics of users, projects and the forum are from.")];

    public void Add(IServiceCollection services, ServerConfiguration configuration) => services
        .AddSection<StatsOptions>(configuration, StatsOptions.Section)
        .AddStats(configuration)
        .AddSingleton(new LimitedPath(
            ScratchDbRoutes.Root,
            (http, wait) => ScratchDbAnswers.TooMany(wait, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())));

    public void MapRequests(ICloudBridgeBuilder requests) => requests.MapGroup().AddFilter(LookupErrors.Filter)
        .MapRequests<UserStatsRequests>()
        .MapRequests<ProjectStatsRequests>()
        .MapRequests<ForumPostRequests>()
        .MapRequests<ForumUserRequests>()
        .MapRequests<StatsHistoryRequests>();

    public void MapRoutes(WebApplication app) => app.MapScratchDb();
}
