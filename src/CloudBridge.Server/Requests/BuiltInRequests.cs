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
        bridge.MapRequest("ping", () => "pong").WithDescription("Answers pong, to see whether the server is there.").WithExample("ping").WithAnswer("pong").Idempotent().AnswersForStorage();
        bridge.MapRequest("echo", (string[] text) => string.Join('&', text)).WithDescription("Answers what it was sent.").WithExample("echo hello").WithAnswer("the same text").Idempotent();
        bridge.MapGroup().AddFilter(LookupErrors.Filter).MapApiRequests().MapSiteRequests().MapStatsRequests();
        return bridge.MapRequests<NumberRequests>().MapRequests<TimeRequests>().MapRequests<HelpRequests>().MapRequests<TextRequests>().MapRequests<IdentityRequests>().MapRequests<MoreRequests>().MapRequests<TopicRequests>().MapRequests<SignInRequests>()
            .MapStorageRequests()
            .MapMonitorRequests();
    }
}
