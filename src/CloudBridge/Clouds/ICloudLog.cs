namespace CloudBridge.Clouds;

/// <summary>The log of a cloud: what was set lately, and by whom. Safe for threads.</summary>
public interface ICloudLog
{
    /// <summary>Reads the newest rows of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="limit">Rows at most, from 1; a cloud may give fewer.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CloudLogException">The log is not to be had now.</exception>
    ValueTask<CloudLogPage> ReadAsync(string project, int limit, CancellationToken cancellationToken);
}
