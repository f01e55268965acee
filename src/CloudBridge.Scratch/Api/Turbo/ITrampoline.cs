namespace CloudBridge.Scratch;

/// <summary>
/// TurboWarp's trampoline: a caching stand-in for a few questions of the Scratch API. Its answers are up to a day old, so
/// they are not remembered as sightings. It is kept for TurboWarp; ask only what the Scratch API cannot answer. Throws as
/// <see cref="IScratchApi"/> does.
/// </summary>
public interface ITrampoline
{
    /// <summary>A shared project.</summary>
    Task<ScratchProject> GetProjectAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>A user.</summary>
    Task<ScratchUser> GetUserAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>The projects of a studio.</summary>
    Task<IReadOnlyList<StudioProject>> GetStudioProjectsAsync(
        long id,
        PageRange range,
        CancellationToken cancellationToken = default);
}
