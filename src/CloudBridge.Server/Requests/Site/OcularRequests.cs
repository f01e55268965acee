using CloudBridge.Scratch;
using CloudBridge.Server.Requests.Site.Fields;

namespace CloudBridge.Server.Requests.Site;

/// <summary>Ocular, a service of others around the forum.</summary>
internal sealed class OcularRequests(IOcular ocular)
{
    private static readonly OcularUserFields Users = new();
    private static readonly OcularReactionFields Reactions = new();

    [Request("ocular.user", Description = "Tells the status and colour of a user on ocular.", Example = "ocular.user mres", Fields = typeof(OcularUserFields), Endpoints = ["Ocular GET /api/user/{username}"], Idempotent = true)]
    public async Task<RequestResult> UserAsync(string name, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        Users.One(await ocular.GetUserAsync(SiteValues.Name(name), cancellationToken), style, context);

    [Request("ocular.reactions", Description = "Lists how a post of the forum was reacted to on ocular.", Example = "ocular.reactions 100", Fields = typeof(OcularReactionFields), Endpoints = ["Ocular GET /api/reactions/{post}"], Idempotent = true)]
    public async Task<RequestResult> ReactionsAsync(long post, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        Reactions.Many(await ocular.GetReactionsAsync(SiteValues.Id(post, "post"), cancellationToken), style, context);
}
