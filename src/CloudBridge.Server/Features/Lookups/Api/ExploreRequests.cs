using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Api.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>The Explore page.</summary>
internal sealed class ExploreRequests(IScratchApi api)
{
    private static readonly ProjectFields.Listed Projects = new();
    private static readonly StudioFields.Listed Studios = new();

    [Request(
        "explore.projects",
        Description = "Lists projects of the Explore page: those of a query, or all.",
        Example = "explore.projects games trending en",
        Fields = typeof(ProjectFields.Listed),
        Endpoints = ["ScratchApi GET /explore/projects"],
        Idempotent = true)]
    public Task<RequestResult> ListProjectsAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        string query = "*",
        SearchMode mode = SearchMode.Popular,
        string language = "",
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var (words, code) = (LookupText.Query(query), LookupText.LanguageOrNone(language));
        return Projects.PageAsync(
            context,
            style,
            page,
            $"Scratch shows nothing for {LookupText.Quote(words)}.",
            range => api.ExploreProjectsAsync(words, mode, code, range, cancellationToken));
    }

    [Request(
        "explore.studios",
        Description = "Lists studios of the Explore page: those of a query, or all.",
        Example = "explore.studios animations trending en",
        Fields = typeof(StudioFields.Listed),
        Endpoints = ["ScratchApi GET /explore/studios"],
        Idempotent = true)]
    public Task<RequestResult> ListStudiosAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        string query = "*",
        SearchMode mode = SearchMode.Popular,
        string language = "",
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var (words, code) = (LookupText.Query(query), LookupText.LanguageOrNone(language));
        return Studios.PageAsync(
            context,
            style,
            page,
            $"Scratch shows nothing for {LookupText.Quote(words)}.",
            range => api.ExploreStudiosAsync(words, mode, code, range, cancellationToken));
    }
}
