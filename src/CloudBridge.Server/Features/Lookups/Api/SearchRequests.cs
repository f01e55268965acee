using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Api.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Finds projects and studios by words.</summary>
internal sealed class SearchRequests(IScratchApi api)
{
    private static readonly ProjectFields.Listed Projects = new();
    private static readonly StudioFields.Listed Studios = new();

    [Request(
        "search.projects",
        Description = "Searches for projects by words. The language makes no difference on Scratch today.",
        Example = "search.projects \"scratch 3.0\" popular 1 en",
        Fields = typeof(ProjectFields.Listed),
        Endpoints = ["ScratchApi GET /search/projects"],
        Idempotent = true)]
    public Task<RequestResult> ListProjectsAsync(
        string text,
        [Named] AnswerStyle style,
        RequestContext context,
        SearchMode mode = SearchMode.Popular,
        int page = 1,
        string language = "",
        CancellationToken cancellationToken = default)
    {
        var (words, code) = (LookupText.Query(text), LookupText.LanguageOrNone(language));
        return Projects.PageAsync(
            context,
            style,
            page,
            $"Scratch finds nothing for {LookupText.Quote(words)}.",
            range => api.SearchProjectsAsync(words, mode, code, range, cancellationToken));
    }

    [Request(
        "search.studios",
        Description = "Searches for studios by words. The language makes no difference on Scratch today.",
        Example = "search.studios \"scratch welcoming committee\" popular 1 en",
        Fields = typeof(StudioFields.Listed),
        Endpoints = ["ScratchApi GET /search/studios"],
        Idempotent = true)]
    public Task<RequestResult> ListStudiosAsync(
        string text,
        [Named] AnswerStyle style,
        RequestContext context,
        SearchMode mode = SearchMode.Popular,
        int page = 1,
        string language = "",
        CancellationToken cancellationToken = default)
    {
        var (words, code) = (LookupText.Query(text), LookupText.LanguageOrNone(language));
        return Studios.PageAsync(
            context,
            style,
            page,
            $"Scratch finds nothing for {LookupText.Quote(words)}.",
            range => api.SearchStudiosAsync(words, mode, code, range, cancellationToken));
    }
}
