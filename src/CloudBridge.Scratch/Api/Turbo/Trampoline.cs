using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

/// <summary>Reads TurboWarp's trampoline. Safe for threads.</summary>
public sealed class Trampoline : ITrampoline
{
    private readonly ApiQuestions _ask;

    /// <summary>Makes it.</summary>
    public Trampoline(IUpstreamClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _ask = new ApiQuestions(client, Upstream.Trampoline);
    }

    /// <inheritdoc />
    public Task<ScratchProject> GetProjectAsync(long id, CancellationToken cancellationToken = default) =>
        _ask.OneAsync($"api/projects/{ScratchNames.Must(id)}", ReplyKind.Item, ProjectReader.Read, null, cancellationToken);

    /// <inheritdoc />
    public Task<ScratchUser> GetUserAsync(string username, CancellationToken cancellationToken = default) =>
        _ask.OneAsync($"api/users/{ScratchNames.Must(username)}", ReplyKind.Item, UserReader.Read, null, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StudioProject>> GetStudioProjectsAsync(
        long id,
        PageRange range,
        CancellationToken cancellationToken = default)
    {
        var path = $"api/studios/{ScratchNames.Must(id)}/projects";
        return _ask.PartAsync(offset => $"{path}?offset={offset}", range, ReplyKind.List, ProjectReader.InStudio, null, cancellationToken);
    }
}
