using CloudBridge.Server.Features.CloudStorage.Requests;

namespace CloudBridge.Server.Features.Basics;

/// <summary>
/// The small requests that every server answers: whether it is there, numbers, texts, the time, help, who asks, and topics.
/// </summary>
internal sealed class BasicsFeature : IServerFeature
{
    public void MapRequests(ICloudBridgeBuilder requests)
    {
        requests.MapRequest("ping", () => "pong")
            .WithDescription("Answers pong, to see whether the server is there.").WithExample("ping").WithAnswer("pong").Idempotent().AnswersForStorage();
        requests.MapRequest("echo", (string[] text) => string.Join('&', text))
            .WithDescription("Sends back what you sent.").WithExample("echo hello").WithAnswer("the same text").Idempotent();
        requests.MapRequests<NumberRequests>()
            .MapRequests<TimeRequests>()
            .MapRequests<HelpRequests>()
            .MapRequests<TextRequests>()
            .MapRequests<IdentityRequests>()
            .MapRequests<MoreRequests>()
            .MapRequests<TopicRequests>();
    }
}
