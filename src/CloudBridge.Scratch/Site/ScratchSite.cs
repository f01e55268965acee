using System.Globalization;
using System.Text.Json;

namespace CloudBridge.Scratch.Site;

/// <summary>Asks the site and reads its pages.</summary>
internal sealed class ScratchSite(IUpstreamClient client) : IScratchSite
{
    private const string Html = "text/html";
    private const int MaxActivity = 100;

    public Task<IReadOnlyList<SiteComment>> GetProfileCommentsAsync(
        string username,
        int page = 1,
        CancellationToken cancellationToken = default) =>
        CommentsAsync("user", SiteArguments.Name(username), page, cancellationToken);

    public Task<IReadOnlyList<SiteComment>> GetProjectCommentsAsync(
        long project,
        int page = 1,
        CancellationToken cancellationToken = default) =>
        CommentsAsync("project", Text(SiteArguments.Id(project)), page, cancellationToken);

    public Task<IReadOnlyList<SiteComment>> GetStudioCommentsAsync(
        long studio,
        int page = 1,
        CancellationToken cancellationToken = default) =>
        CommentsAsync("gallery", Text(SiteArguments.Id(studio)), page, cancellationToken);

    public async Task<IReadOnlyList<SiteActivity>> GetUserActivityAsync(
        string username,
        int limit = 40,
        CancellationToken cancellationToken = default)
    {
        var call = Page(
            $"messages/ajax/user-activity/?user={SiteArguments.Name(username)}&max={Text(SiteArguments.Within(limit, MaxActivity))}",
            ReplyKind.List);
        return ActivityPage.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false), limit);
    }

    public Task<long> CountFollowersAsync(string username, CancellationToken cancellationToken = default) =>
        CountAsync(username, "followers", cancellationToken);

    public Task<long> CountFollowingAsync(string username, CancellationToken cancellationToken = default) =>
        CountAsync(username, "following", cancellationToken);

    public Task<long> CountFollowedStudiosAsync(string username, CancellationToken cancellationToken = default) =>
        CountAsync(username, "studios_following", cancellationToken);

    public Task<SiteStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        StatisticsAsync("daily", StatisticsReply.Daily, cancellationToken);

    public Task<MonthlyStatistics> GetMonthlyStatisticsAsync(CancellationToken cancellationToken = default) =>
        StatisticsAsync("monthly", StatisticsReply.Monthly, cancellationToken);

    public Task<SiteTraffic> GetTrafficAsync(CancellationToken cancellationToken = default) =>
        StatisticsAsync("monthly-ga", StatisticsReply.Traffic, cancellationToken);

    public async Task<TopicFeed> GetTopicFeedAsync(long topic, CancellationToken cancellationToken = default)
    {
        var call = Page($"discuss/feeds/topic/{Text(SiteArguments.Id(topic))}/", ReplyKind.List) with { MediaType = null };
        return TopicFeedReply.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false));
    }

    public async Task<TopicPage> GetTopicPageAsync(long topic, int page = 1, CancellationToken cancellationToken = default)
    {
        var call = Page($"discuss/topic/{Text(SiteArguments.Id(topic))}/?page={Text(SiteArguments.Page(page))}", ReplyKind.List);
        return TopicPageReply.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<SiteComment>> CommentsAsync(
        string kind,
        string subject,
        int page,
        CancellationToken cancellationToken)
    {
        var call = Page($"site-api/comments/{kind}/{subject}/?page={Text(SiteArguments.Page(page))}", ReplyKind.List);
        return CommentPage.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false));
    }

    private async Task<long> CountAsync(string username, string list, CancellationToken cancellationToken)
    {
        var call = Page($"users/{SiteArguments.Name(username)}/{list}/", ReplyKind.List);
        return FollowPage.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false));
    }

    private async Task<T> StatisticsAsync<T>(string period, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var call = new UpstreamCall(Upstream.ScratchSite, $"statistics/data/{period}/", ReplyKind.Page);
        return SiteJson.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false), read);
    }

    private static UpstreamCall Page(string path, ReplyKind kind) => new(Upstream.ScratchSite, path, kind) { MediaType = Html };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
