using CloudBridge.Server.Lookup;
using CloudBridge.Server.Requests.Access;
using CloudBridge.Server.Requests.Api;
using CloudBridge.Server.Requests.Monitors;
using CloudBridge.Server.Requests.Site;
using CloudBridge.Server.Requests.Stats;
using CloudBridge.Server.Requests.Storage;

namespace CloudBridge.Server.Requests;

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
