using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Ocular, a service of others around the forum.</summary>
internal sealed class OcularRequests(IOcular ocular)
{
    private static readonly OcularUserFields Users = new();
    private static readonly OcularReactionFields Reactions = new();

    [Request(
        "ocular.user",
        Description = "Gives a user's status and colour on ocular.",
        Example = "ocular.user mres",
        Fields = typeof(OcularUserFields),
        Endpoints = ["Ocular GET /api/user/{username}"],
        Idempotent = true)]
    public Task<RequestResult> UserAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Users.OneAsync(context, style, () => ocular.GetUserAsync(user, cancellationToken));
    }

    [Request(
        "ocular.reactions",
        Description = "Lists the reactions to a forum post on ocular.",
        Example = "ocular.reactions 100",
        Fields = typeof(OcularReactionFields),
        Endpoints = ["Ocular GET /api/reactions/{post}"],
        Idempotent = true)]
    public Task<RequestResult> ReactionsAsync(
        string post,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var number = LookupText.Post(post);
        return Reactions.AllAsync(
            context,
            style,
            $"Nobody has reacted to post {number} yet.",
            async () => await ocular.GetReactionsAsync(number, cancellationToken));
    }

    /// <summary>A way in which a post was reacted to.</summary>
    internal sealed class OcularReactionFields : FieldTable<OcularReaction>
    {
        public OcularReactionFields()
        {
            AddText("name", "the reaction in words, such as thumbs up", reaction => reaction.Name, isUsual: true);
            AddNumber("count", "how many users reacted so", reaction => reaction.Users.Count, isUsual: true);
            AddText("users", "who reacted so", reaction => string.Join(" ", reaction.Users));
        }
    }

    /// <summary>A user of ocular.</summary>
    internal sealed class OcularUserFields : FieldTable<OcularUser>
    {
        public OcularUserFields()
        {
            AddText("status", "the status", user => user.Status, isUsual: true);
            AddText("color", "the colour of the dot", user => user.Color, isUsual: true);
            AddText("name", "the name", user => user.Name);
        }
    }
}
