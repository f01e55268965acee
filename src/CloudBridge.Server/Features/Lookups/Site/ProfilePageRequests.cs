using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Things that the pages of a profile tell and the Scratch API does not.</summary>
internal sealed class ProfilePageRequests(IScratchSite site)
{
    private const int UsualLines = 10;
    private const int MostLines = 100;
    private static readonly SiteActivityFields Fields = new();

    [Request(
        "user.activity",
        Description = "Lists what a user has been doing, newest first: 10 lines unless you say how many, at most 100.",
        Example = "user.activity mres",
        Fields = typeof(SiteActivityFields),
        Endpoints = ["ScratchSite GET /messages/ajax/user-activity/"],
        Idempotent = true)]
    public Task<RequestResult> ActivityAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        int count = UsualLines,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return count is >= 1 and <= MostLines
            ? Fields.AllAsync(
                context,
                style,
                $"{user} has done nothing that Scratch shows.",
                async () => await site.GetUserActivityAsync(user, count, cancellationToken))
            : throw new BadValueException($"Ask for 1 to {MostLines} lines.");
    }

    [Request(
        "user.followers.exact",
        Description = "Counts exactly the followers of a user.",
        Example = "user.followers.exact mres",
        Answer = "a number",
        Endpoints = ["ScratchSite GET /users/{username}/followers/"],
        Idempotent = true)]
    public Task<long> FollowersAsync(string name, CancellationToken cancellationToken = default) =>
        site.CountFollowersAsync(LookupText.User(name), cancellationToken);

    [Request(
        "user.following.exact",
        Description = "Counts exactly the users that a user follows.",
        Example = "user.following.exact mres",
        Answer = "a number",
        Endpoints = ["ScratchSite GET /users/{username}/following/"],
        Idempotent = true)]
    public Task<long> FollowingAsync(string name, CancellationToken cancellationToken = default) =>
        site.CountFollowingAsync(LookupText.User(name), cancellationToken);

    [Request(
        "user.followedstudios.exact",
        Description = "Counts exactly the studios that a user follows.",
        Example = "user.followedstudios.exact mres",
        Answer = "a number",
        Endpoints = ["ScratchSite GET /users/{username}/studios_following/"],
        Idempotent = true)]
    public Task<long> FollowedStudiosAsync(string name, CancellationToken cancellationToken = default) =>
        site.CountFollowedStudiosAsync(LookupText.User(name), cancellationToken);

    /// <summary>A line of what a user has been doing.</summary>
    internal sealed class SiteActivityFields : FieldTable<SiteActivity>
    {
        public SiteActivityFields()
        {
            AddText("action", "what the user did, such as loved", line => line.Action, isUsual: true);
            AddText("target", "the project, studio or user it was done with", line => line.Target, isUsual: true);
            AddText("ago", "how long ago, in words", line => line.Ago, isUsual: true);
            AddText("link", "the path of the target", line => line.Link);
            AddText("actor", "who did it", line => line.Actor);
        }
    }
}
