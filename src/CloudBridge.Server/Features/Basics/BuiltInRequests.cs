using CloudBridge.Server.Features.Accounts;
using CloudBridge.Server.Features.CloudStorage.Requests;
using CloudBridge.Server.Features.Lookups;
using CloudBridge.Server.Features.Lookups.Api;
using CloudBridge.Server.Features.Lookups.Site;
using CloudBridge.Server.Features.Monitors.Requests;
using CloudBridge.Server.Features.ScratchDb.Requests;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Basics;

/// <summary>Adds the requests that every server answers.</summary>
internal static class BuiltInRequests
{
    public static ICloudBridgeBuilder MapBuiltInRequests(this ICloudBridgeBuilder bridge)
    {
        var all = bridge.MapGroup().AddFilter(BadValues.Filter);
        all.MapRequest("ping", () => "pong").WithDescription("Answers pong, to see whether the server is there.").WithExample("ping").WithAnswer("pong").Idempotent().AnswersForStorage();
        all.MapRequest("echo", (string[] text) => string.Join('&', text)).WithDescription("Sends back what you sent.").WithExample("echo hello").WithAnswer("the same text").Idempotent();
        all.MapGroup().AddFilter(LookupErrors.Filter).MapApiRequests().MapSiteRequests().MapStatsRequests();
        all.MapRequests<NumberRequests>().MapRequests<TimeRequests>().MapRequests<HelpRequests>().MapRequests<TextRequests>().MapRequests<IdentityRequests>().MapRequests<MoreRequests>().MapRequests<TopicRequests>().MapRequests<SignInRequests>()
            .MapStorageRequests()
            .MapMonitorRequests();
        return bridge;
    }
}
