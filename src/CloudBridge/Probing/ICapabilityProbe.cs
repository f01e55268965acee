namespace CloudBridge.Clouds;

/// <summary>Proves what a cloud can do, by doing it. Safe for threads.</summary>
public interface ICapabilityProbe
{
    /// <summary>
    /// Signs in, opens three sockets one after another, writes one value into the last response variable and looks
    /// where it arrives. Takes seconds, and no single step more than 20. Failures are findings, not exceptions.
    /// </summary>
    /// <param name="name">The name of the cloud, as configured.</param>
    /// <param name="cloud">Its options; the address must be set.</param>
    /// <param name="project">The project (room) to try it in.</param>
    /// <param name="cancellationToken">Stops the probe.</param>
    Task<CapabilityReport> RunAsync(
        string name,
        CloudOptions cloud,
        string project,
        CancellationToken cancellationToken = default);
}
