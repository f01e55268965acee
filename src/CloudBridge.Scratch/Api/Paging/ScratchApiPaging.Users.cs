using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

public static partial class ScratchApiPaging
{
    /// <summary>The projects a user has starred.</summary>
    public static IAsyncEnumerable<ScratchProject> AllFavoritesAsync(
        this IScratchApi api,
        string username,
        int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetFavoritesAsync(username, range, token), project => project.Id, most);

    /// <summary>Who follows a user, newest first.</summary>
    public static IAsyncEnumerable<ScratchUser> AllFollowersAsync(this IScratchApi api, string username, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetFollowersAsync(username, range, token), user => user.Id, most);

    /// <summary>Whom a user follows, newest first.</summary>
    public static IAsyncEnumerable<ScratchUser> AllFollowingAsync(this IScratchApi api, string username, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetFollowingAsync(username, range, token), user => user.Id, most);

    /// <summary>The projects a user has shared; do not depend on their order.</summary>
    public static IAsyncEnumerable<ScratchProject> AllUserProjectsAsync(
        this IScratchApi api,
        string username,
        int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetUserProjectsAsync(username, range, token), project => project.Id, most);

    /// <summary>The studios a user curates.</summary>
    public static IAsyncEnumerable<ScratchStudio> AllCuratedStudiosAsync(
        this IScratchApi api,
        string username,
        int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetCuratedStudiosAsync(username, range, token), studio => studio.Id, most);
}
