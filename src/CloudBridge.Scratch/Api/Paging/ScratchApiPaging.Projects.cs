using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

public static partial class ScratchApiPaging
{
    /// <summary>The remixes of a project.</summary>
    public static IAsyncEnumerable<ScratchProject> AllRemixesAsync(this IScratchApi api, long id, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetRemixesAsync(id, range, token), project => project.Id, most);

    /// <summary>The studios a project is in. The user must be its author.</summary>
    public static IAsyncEnumerable<ScratchStudio> AllProjectStudiosAsync(
        this IScratchApi api,
        string author,
        long id,
        int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetProjectStudiosAsync(author, id, range, token), studio => studio.Id, most);

    /// <summary>The comments on a project, without replies. The user must be its author.</summary>
    public static IAsyncEnumerable<ScratchComment> AllProjectCommentsAsync(
        this IScratchApi api,
        string author,
        long id,
        int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetProjectCommentsAsync(author, id, range, token), comment => comment.Id, most);

    /// <summary>The replies to a comment on a project. The user must be its author.</summary>
    public static IAsyncEnumerable<ScratchComment> AllProjectRepliesAsync(
        this IScratchApi api,
        string author,
        long id,
        long comment,
        int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetProjectRepliesAsync(author, id, comment, range, token), reply => reply.Id, most);
}
