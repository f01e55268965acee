using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

public static partial class ScratchApiPaging
{
    /// <summary>The projects of a studio.</summary>
    public static IAsyncEnumerable<StudioProject> AllStudioProjectsAsync(this IScratchApi api, long id, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetStudioProjectsAsync(id, range, token), project => project.Id, most);

    /// <summary>The managers of a studio.</summary>
    public static IAsyncEnumerable<ScratchUser> AllManagersAsync(this IScratchApi api, long studio, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetManagersAsync(studio, range, token), user => user.Id, most);

    /// <summary>The curators of a studio.</summary>
    public static IAsyncEnumerable<ScratchUser> AllCuratorsAsync(this IScratchApi api, long studio, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetCuratorsAsync(studio, range, token), user => user.Id, most);

    /// <summary>The comments in a studio, without replies.</summary>
    public static IAsyncEnumerable<ScratchComment> AllStudioCommentsAsync(
        this IScratchApi api,
        long studio,
        int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetStudioCommentsAsync(studio, range, token), comment => comment.Id, most);

    /// <summary>The replies to a comment in a studio.</summary>
    public static IAsyncEnumerable<ScratchComment> AllStudioRepliesAsync(
        this IScratchApi api,
        long studio,
        long comment,
        int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetStudioRepliesAsync(studio, comment, range, token), reply => reply.Id, most);

    /// <summary>
    /// The events in a studio, newest first. When more than 40 events have the same time, only 40 of them can be read; the walk
    /// then goes on with older ones.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="studio">The number of the studio.</param>
    /// <param name="notAfter">Only events of this time or before; null for all.</param>
    /// <param name="most">Events at most.</param>
    public static IAsyncEnumerable<StudioEvent> AllStudioActivityAsync(
        this IScratchApi api, long studio, DateTimeOffset? notAfter = null, int most = UsualMost) =>
        PageWalk.ByDateAsync((time, token) => api.GetStudioActivityAsync(studio, PageRange.MaxLimit, time ?? notAfter, token), most);
}
