using CloudBridge.Storage.Engines;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Storage.Journal;

/// <summary>Opens the journal before what is registered after it starts, and closes it after that has stopped.</summary>
internal sealed class JournalLifetime(SqliteRequestJournal journal) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => journal.OpenAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => HostedStop.WithinAsync(journal.DisposeAsync(), cancellationToken);
}
