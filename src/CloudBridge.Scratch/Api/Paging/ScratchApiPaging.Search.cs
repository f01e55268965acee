using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

public static partial class ScratchApiPaging
{
    /// <summary>Projects of the Explore page; as <see cref="IScratchApi.ExploreProjectsAsync"/>.</summary>
    public static IAsyncEnumerable<ScratchProject> ExploreAllProjectsAsync(
        this IScratchApi api, string query = "*", SearchMode mode = SearchMode.Popular, string? language = null, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.ExploreProjectsAsync(query, mode, language, range, token), project => project.Id, most);

    /// <summary>Studios of the Explore page.</summary>
    public static IAsyncEnumerable<ScratchStudio> ExploreAllStudiosAsync(
        this IScratchApi api, string query = "*", SearchMode mode = SearchMode.Popular, string? language = null, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.ExploreStudiosAsync(query, mode, language, range, token), studio => studio.Id, most);

    /// <summary>Projects that match words.</summary>
    public static IAsyncEnumerable<ScratchProject> SearchAllProjectsAsync(
        this IScratchApi api, string query, SearchMode mode = SearchMode.Popular, string? language = null, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.SearchProjectsAsync(query, mode, language, range, token), project => project.Id, most);

    /// <summary>Studios that match words.</summary>
    public static IAsyncEnumerable<ScratchStudio> SearchAllStudiosAsync(
        this IScratchApi api, string query, SearchMode mode = SearchMode.Popular, string? language = null, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.SearchStudiosAsync(query, mode, language, range, token), studio => studio.Id, most);
}
