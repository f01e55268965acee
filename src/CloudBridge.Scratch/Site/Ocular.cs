using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Site;

/// <summary>Asks ocular; only what its authors promise is read.</summary>
internal sealed class Ocular(IUpstreamClient client) : IOcular
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["👍"] = "thumbs up",
        ["👎"] = "thumbs down",
        ["😄"] = "smile",
        ["🎉"] = "party",
        ["😕"] = "confused",
        ["❤️"] = "heart",
        ["🚀"] = "rocket",
        ["👀"] = "eyes",
    };

    public async Task<OcularUser> GetUserAsync(string username, CancellationToken cancellationToken = default)
    {
        var call = new UpstreamCall(Upstream.Ocular, $"api/user/{SiteArguments.Name(username)}", ReplyKind.Item);
        var user = SiteJson.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false), User);
        return user ?? throw new UpstreamException(Upstream.Ocular, UpstreamFault.NotFound, $"Ocular does not know {username}.");
    }

    public async Task<IReadOnlyList<OcularReaction>> GetReactionsAsync(long post, CancellationToken cancellationToken = default)
    {
        var call = new UpstreamCall(Upstream.Ocular, FormattableString.Invariant($"api/reactions/{SiteArguments.Id(post)}?noReplace=true"), ReplyKind.List);
        return SiteJson.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false), Reactions);
    }

    private static OcularUser? User(JsonElement body)
    {
        if (Json.Text(body, "name") is { } name)
        {
            return new(name, SitePage.InOneLine(Json.Text(body, "status") ?? ""), Json.Text(body, "color") ?? "");
        }

        return Json.Text(body, "error") is not null ? null : throw new FormatException("there is no name.");
    }

    private static IReadOnlyList<OcularReaction> Reactions(JsonElement body) => Json.Readable(body, Reaction, "reactions");

    private static OcularReaction? Reaction(JsonElement reaction)
    {
        if (Json.Text(reaction, "emoji") is not { } emoji)
        {
            return null;
        }

        var users = SiteJson.Items(Json.Property(reaction, "reactions")).Select(user => Json.Text(user, "user")).OfType<string>();
        return new(emoji, Names.GetValueOrDefault(emoji, emoji), [.. users]);
    }
}
