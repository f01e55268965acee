using Microsoft.Extensions.Hosting;

namespace CloudBridge.Storage.Stats;

/// <summary>Opens the local ScratchDB before what is registered after it starts, and closes it after that has stopped.</summary>
internal sealed class LocalStatsLifetime(LocalScratchStats stats, LocalSightings sightings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await stats.OpenAsync(cancellationToken).ConfigureAwait(false);
        sightings.Open();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await sightings.DisposeAsync().ConfigureAwait(false);
        await stats.DisposeAsync().ConfigureAwait(false);
    }
}
