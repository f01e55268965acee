namespace CloudBridge.Scratch;

/// <summary>
/// The contents of projects, costumes, sounds and thumbnails. Methods throw as those of <see cref="IScratchSite"/>.
/// </summary>
public interface IScratchFiles
{
    /// <summary>The content of a shared project, in numbers.</summary>
    Task<ProjectContent> GetContentAsync(long project, CancellationToken cancellationToken = default);

    /// <summary>A costume or sound.</summary>
    /// <param name="name">Its name in projects: 32 hexadecimal digits, a dot and <c>svg</c>, <c>png</c>, <c>wav</c> or the
    /// like.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ScratchFile> GetAssetAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The picture of a user, project or studio.</summary>
    /// <param name="kind">Whose.</param>
    /// <param name="id">The number of the user, project or studio.</param>
    /// <param name="width">1 to 1,000 pixels.</param>
    /// <param name="height">1 to 1,000 pixels.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ScratchFile> GetThumbnailAsync(
        ThumbnailKind kind,
        long id,
        int width,
        int height,
        CancellationToken cancellationToken = default);
}
