using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

public sealed partial class ScratchApi
{
    /// <inheritdoc />
    public Task<long> CountProjectsAsync(CancellationToken cancellationToken = default) =>
        _ask.OneAsync("projects/count/all", ReplyKind.Page, answer => Fields.MustNumber(answer, "count"), null, cancellationToken);

    /// <inheritdoc />
    public Task<ScratchProject> GetProjectAsync(long id, CancellationToken cancellationToken = default) =>
        _ask.OneAsync($"projects/{ScratchNames.Must(id)}", ReplyKind.Item, ProjectReader.Read, _saw.Project, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchProject>> GetRemixesAsync(
        long id,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(
            Blocks($"projects/{ScratchNames.Must(id)}/remixes"),
            range,
            ReplyKind.List,
            ProjectReader.Read,
            _saw.Project,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchStudio>> GetProjectStudiosAsync(
        string author,
        long id,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(Blocks($"{ProjectPath(author, id)}/studios"), range, ReplyKind.List, StudioReader.Read, null, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchComment>> GetProjectCommentsAsync(
        string author,
        long id,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(
            Blocks($"{ProjectPath(author, id)}/comments"),
            range,
            ReplyKind.List,
            CommentReader.Read,
            _saw.Comment,
            cancellationToken);

    /// <inheritdoc />
    public Task<ScratchComment> GetProjectCommentAsync(
        string author,
        long id,
        long comment,
        CancellationToken cancellationToken = default) =>
        _ask.OneAsync(
            $"{ProjectPath(author, id)}/comments/{ScratchNames.Must(comment)}",
            ReplyKind.List,
            CommentReader.Read,
            _saw.Comment,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchComment>> GetProjectRepliesAsync(
        string author, long id, long comment, PageRange range, CancellationToken cancellationToken = default) =>
        _ask.PartAsync(
            Blocks($"{ProjectPath(author, id)}/comments/{ScratchNames.Must(comment)}/replies"),
            range,
            ReplyKind.List,
            CommentReader.Read,
            _saw.Comment,
            cancellationToken);

    private static string ProjectPath(string author, long id) => $"{UserPath(author)}/projects/{ScratchNames.Must(id)}";
}
