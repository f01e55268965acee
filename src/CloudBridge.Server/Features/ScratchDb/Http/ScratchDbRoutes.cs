using CloudBridge.Scratch;
using CloudBridge.Server.Http;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.ScratchDb.Http;

/// <summary>
/// The local ScratchDB over HTTP, in the paths and shapes of version 2; each answer names its source and age as well.
/// </summary>
internal static class ScratchDbRoutes
{
    /// <summary>The beginning of the paths, below which requests are limited by address.</summary>
    public const string Root = "/v2";

    private const string AllCountries = "global";
    private const string IdSentence = "The number must be a whole number from 1.";

    /// <summary>Maps it where there is a local store.</summary>
    public static IEndpointRouteBuilder MapScratchDb(this IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        if (!services.GetRequiredService<IOptions<StatsOptions>>().Value.Enabled
            || !services.GetRequiredService<IServiceProviderIsKeyedService>().IsKeyedService(typeof(IScratchStats), StatsServices.LocalStore))
        {
            return app;
        }

        // The store is opened when it is asked first, so that a broken one never stops the server.
        var store = new Lazy<IScratchStats>(() => services.GetRequiredKeyedService<IScratchStats>(StatsServices.LocalStore));
        var revision = new Lazy<IStatsRevision>(services.GetRequiredService<IStatsRevision>);
        var answers = new ScratchDbAnswers(store, revision, services.GetRequiredService<TimeProvider>());
        var v2 = app.MapGroup(Root).AnswersPreflights();
        MapUsers(v2, answers);
        MapProjects(v2, answers);
        MapForum(v2.MapGroup("/forum"), answers);
        v2.MapGet("/{**path}", (string? path) => answers.NoSuchPath());
        return app;
    }

    private static void MapUsers(RouteGroupBuilder v2, ScratchDbAnswers answers)
    {
        v2.MapGet("/user/info/{username}", (string username, CancellationToken cancellationToken) =>
            answers.AskAsync(stats => stats.GetUserAsync(username, cancellationToken), ScratchDbUserJson.Write, AnswerTail.Ranking, NoUser(username)));
        v2.MapGet("/user/rank/{country}/{type}/{page}", (string country, string type, string page, CancellationToken cancellationToken) =>
        {
            if (Refusal<UserRankType>(answers, type, page, out var list, out var number) is { } refusal)
            {
                return Task.FromResult(refusal);
            }

            var among = country.Equals(AllCountries, StringComparison.OrdinalIgnoreCase) ? null : RouteText.Name(country);
            return answers.AskAsync(stats => stats.GetUserRanksAsync(list, among, number, cancellationToken), ScratchDbUserJson.WriteMany, AnswerTail.Ranking);
        });
    }

    private static void MapProjects(RouteGroupBuilder v2, ScratchDbAnswers answers)
    {
        v2.MapGet("/project/info/id/{id}", (string id, CancellationToken cancellationToken) => RouteText.TryId(id, out var number)
            ? answers.AskAsync(
                stats => stats.GetProjectAsync(number, cancellationToken),
                ScratchDbProjectJson.Write,
                AnswerTail.Ranking,
                $"There is no project {number} here.")
            : Task.FromResult(answers.Refuse("badid", IdSentence)));
        v2.MapGet("/project/rank/{type}/{page}", (string type, string page, CancellationToken cancellationToken) =>
            Refusal<ProjectRankType>(answers, type, page, out var list, out var number) is { } refusal
                ? Task.FromResult(refusal)
                : answers.AskAsync(
                    stats => stats.GetProjectRanksAsync(list, number, cancellationToken),
                    ScratchDbProjectJson.WriteRanking,
                    AnswerTail.Ranking));
        v2.MapGet("/project/info/user/{username}", (string username, CancellationToken cancellationToken) =>
            answers.AskAsync(
                stats => stats.GetProjectsOfAsync(username, cancellationToken),
                ScratchDbProjectJson.WriteOfUser,
                AnswerTail.Ranking,
                NoUser(username)));
    }

    private static void MapForum(RouteGroupBuilder forum, ScratchDbAnswers answers)
    {
        forum.MapGet("/user/info/{username}", (string username, CancellationToken cancellationToken) =>
            answers.AskAsync(
                stats => stats.GetForumUserAsync(username, cancellationToken),
                ScratchDbForumJson.WriteUser,
                AnswerTail.ForumUser,
                NoUser(username)));
        forum.MapGet("/user/posts/{username}", (string username, CancellationToken cancellationToken) =>
            answers.AskAsync(stats => stats.GetPostsOfAsync(username, cancellationToken), ScratchDbForumJson.WritePosts, AnswerTail.Forum, NoUser(username)));
        forum.MapGet("/post/{id}", (string id, CancellationToken cancellationToken) => RouteText.TryId(id, out var number)
            ? answers.AskAsync(
                stats => stats.GetPostAsync(number, cancellationToken),
                ScratchDbForumJson.WritePost,
                AnswerTail.Forum,
                $"There is no post {number} here.")
            : Task.FromResult(answers.Refuse("badid", IdSentence)));
        forum.MapGet("/topic/{id}", (string id, CancellationToken cancellationToken) => RouteText.TryId(id, out var number)
            ? answers.AskAsync(
                stats => stats.GetTopicAsync(number, cancellationToken),
                ScratchDbForumJson.WriteTopic,
                AnswerTail.Forum,
                $"There is no topic {number} here.")
            : Task.FromResult(answers.Refuse("badid", IdSentence)));
        forum.MapGet("/search", (string? q, string? page, CancellationToken cancellationToken) => RouteText.TryPage(page ?? "0", out var number)
            ? answers.AskAsync(stats => stats.SearchPostsAsync(q ?? "", number, cancellationToken), ScratchDbForumJson.WriteSearch, AnswerTail.Forum)
            : Task.FromResult(answers.Refuse("badpage", RouteText.PageSentence)));
        forum.MapGet("/category/rank/{category}/{page}", (string category, string page, CancellationToken cancellationToken) =>
            RouteText.TryPage(page, out var number)
            ? answers.AskAsync(
                stats => stats.GetCategoryRanksAsync(RouteText.Name(category), number, cancellationToken),
                ScratchDbForumJson.WriteRanks,
                AnswerTail.Ranking)
            : Task.FromResult(answers.Refuse("badpage", RouteText.PageSentence)));
    }

    private static IResult? Refusal<T>(ScratchDbAnswers answers, string type, string page, out T list, out int number)
        where T : struct, Enum
    {
        number = 0;
        if (!RouteText.TryType(type, out list))
        {
            return answers.Refuse("badtype", RouteText.TypeSentence<T>());
        }

        return RouteText.TryPage(page, out number) ? null : answers.Refuse("badpage", RouteText.PageSentence);
    }

    private static string NoUser(string username) => $"There is no user {username} here.";
}
