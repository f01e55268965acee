using CloudBridge.Storage.Engines;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Stats;

/// <summary>
/// Opens the local ScratchDB before what is registered after it starts, and closes it after that has stopped. One that cannot be
/// opened stops nothing else: questions to it are answered so.
/// </summary>
internal sealed partial class LocalStatsLifetime(
    LocalScratchStats stats,
    LocalSightings sightings,
    ILogger<LocalStatsLifetime> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await stats.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException error)
        {
            Log.NotOpened(logger, error.Message);
            return;
        }

        sightings.Open();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await HostedStop.WithinAsync(sightings.DisposeAsync(), cancellationToken).ConfigureAwait(false);
        await HostedStop.WithinAsync(stats.DisposeAsync(), cancellationToken).ConfigureAwait(false);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "There are no statistics until the next start: {Reason}")]
        public static partial void NotOpened(ILogger logger, string reason);
    }
}
