namespace CloudBridge.Scratch;

/// <summary>Scratch's cloud server over HTTP. Methods throw as those of <see cref="IScratchSite"/>.</summary>
public interface ICloudData
{
    /// <summary>The state of the cloud server.</summary>
    Task<CloudHealth> GetHealthAsync(CancellationToken cancellationToken = default);

    /// <summary>Who changed which variable of a shared project, newest first.</summary>
    /// <param name="project">The number of the project.</param>
    /// <param name="limit">Rows at most, 1 to 100.</param>
    /// <param name="offset">Rows to leave out at the beginning, from 0.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<CloudLogRow>> GetLogAsync(
        long project,
        int limit = 100,
        long offset = 0,
        CancellationToken cancellationToken = default);
}
