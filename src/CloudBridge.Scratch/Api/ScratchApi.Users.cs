using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

public sealed partial class ScratchApi
{
    /// <inheritdoc />
    public Task<ScratchUser> GetUserAsync(string username, CancellationToken cancellationToken = default) =>
        _ask.OneAsync(UserPath(username), ReplyKind.Item, UserReader.Read, _saw.User, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchProject>> GetFavoritesAsync(
        string username,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(Blocks($"{UserPath(username)}/favorites"), range, ReplyKind.List, ProjectReader.Read, _saw.Project, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchUser>> GetFollowersAsync(
        string username,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(Blocks($"{UserPath(username)}/followers"), range, ReplyKind.List, UserReader.Read, _saw.User, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchUser>> GetFollowingAsync(
        string username,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(Blocks($"{UserPath(username)}/following"), range, ReplyKind.List, UserReader.Read, _saw.User, cancellationToken);

    /// <inheritdoc />
    public Task<long> CountMessagesAsync(string username, CancellationToken cancellationToken = default) =>
        _ask.OneAsync(
            $"{UserPath(username)}/messages/count",
            ReplyKind.Live,
            answer => Fields.MustNumber(answer, "count"),
            null,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchProject>> GetUserProjectsAsync(
        string username,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(
            Blocks($"{UserPath(username)}/projects"),
            range,
            ReplyKind.List,
            ProjectReader.Read,
            project => _saw.ProjectOf(project, username),
            cancellationToken);

    /// <inheritdoc />
    public Task<ScratchProject> GetUserProjectAsync(string username, long id, CancellationToken cancellationToken = default) =>
        _ask.OneAsync(
            ProjectPath(username, id),
            ReplyKind.Item,
            ProjectReader.Read,
            project => _saw.ProjectOf(project, username),
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ScratchStudio>> GetCuratedStudiosAsync(
        string username,
        PageRange range,
        CancellationToken cancellationToken = default) =>
        _ask.PartAsync(Blocks($"{UserPath(username)}/studios/curate"), range, ReplyKind.List, StudioReader.Read, null, cancellationToken);

    private static string UserPath(string username) => $"users/{ScratchNames.Must(username)}";
}
