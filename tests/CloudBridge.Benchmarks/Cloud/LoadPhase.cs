using System.Diagnostics;

namespace CloudBridge.Benchmarks.Cloud;

/// <summary>Rooms of clients with one writer each, at a steady rate; measured after a warm-up.</summary>
internal sealed class LoadPhase(CloudServerProcess server, int rooms, int clientsPerRoom, int setsPerSecond)
{
    /// <summary>Connects, warms up, measures, and checks that nothing was lost.</summary>
    public async Task<LoadResult> RunAsync(TimeSpan warmUp, TimeSpan measured, CancellationToken cancellationToken)
    {
        using var receiving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var clients = Enumerable.Range(0, rooms * clientsPerRoom).Select(i => new LoadClient($"load-{setsPerSecond}-{i % rooms}")).ToArray();
        try
        {
            await Task.WhenAll(clients.Select(client => client.ConnectAsync(server.Url, cancellationToken)));
            var writers = clients[..rooms];
            var readers = clients[rooms..];
            var receivers = readers.Select(reader => Task.Run(() => reader.ReceiveAllAsync(receiving.Token), CancellationToken.None)).ToArray();

            Write(writers, warmUp, cancellationToken);
            var from = await ReadAsync(readers, cancellationToken);
            foreach (var reader in readers)
            {
                reader.MeasureFrom = Stopwatch.GetTimestamp();
            }

            Write(writers, measured, cancellationToken);
            var to = await ReadAsync(readers, cancellationToken);
            var expected = writers.Sum(writer => writer.Sent) * (clientsPerRoom - 1);
            await SettleAsync(readers, expected, cancellationToken);

            await receiving.CancelAsync();
            await Task.WhenAll(receivers);
            return new LoadResult(
                LatencySamples.Merge(readers.Select(reader => reader.Latencies)),
                to.Received - from.Received,
                (to.Processor - from.Processor).TotalSeconds,
                (to.Frames - from.Frames) / measured.TotalSeconds,
                readers.Sum(reader => reader.Received),
                expected,
                readers.All(reader => reader.IsInOrder));
        }
        finally
        {
            Array.ForEach(clients, client => client.Dispose());
        }
    }

    private void Write(LoadClient[] writers, TimeSpan time, CancellationToken cancellationToken)
    {
        var step = Stopwatch.Frequency / (setsPerSecond * writers.Length);
        var steps = (long)(time.TotalSeconds * setsPerSecond * writers.Length);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0L; i < steps; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (Stopwatch.GetTimestamp() < start + (i * step))
            {
                Thread.Sleep(1);
            }

            writers[i % writers.Length].SendNextAsync(cancellationToken).AsTask().GetAwaiter().GetResult();
        }
    }

    private async Task<(long Received, TimeSpan Processor, long Frames)> ReadAsync(LoadClient[] readers, CancellationToken cancellationToken)
    {
        var (_, frames) = await server.CountsAsync(cancellationToken);
        return (readers.Sum(reader => reader.Received), server.ProcessorTime, frames);
    }

    private static async Task SettleAsync(LoadClient[] readers, long expected, CancellationToken cancellationToken)
    {
        var patience = Stopwatch.StartNew();
        while (readers.Sum(reader => reader.Received) < expected && patience.Elapsed < TimeSpan.FromSeconds(5))
        {
            await Task.Delay(20, cancellationToken);
        }
    }
}
