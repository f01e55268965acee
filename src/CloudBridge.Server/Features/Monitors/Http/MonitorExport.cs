using System.Runtime.CompilerServices;
using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Answers;

namespace CloudBridge.Server.Features.Monitors.Http;

/// <summary>Reads everything about the monitors of an account, one monitor at a time, so that no memory holds it all.</summary>
internal sealed class MonitorExport(IMonitorService service, MonitorActor actor, DateTimeOffset now)
{
    private const int Batch = 1_000;

    private static readonly TimeSpan FiveMinutesKept = TimeSpan.FromDays(31);
    private static readonly TimeSpan HoursKept = TimeSpan.FromDays(367);

    public async IAsyncEnumerable<ExportedMonitorJson> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (await service.ListAsync(actor, after, Batch, cancellationToken) is { Count: > 0 } views)
        {
            foreach (var view in views)
            {
                yield return await ReadAsync(view, cancellationToken);
            }

            after = views[^1].Definition.Id;
        }
    }

    private async Task<ExportedMonitorJson> ReadAsync(MonitorView view, CancellationToken cancellationToken)
    {
        var id = view.Definition.Id;
        var incidents = await AllAsync(
            before => service.IncidentsAsync(actor, id, before, Batch, cancellationToken),
            long.MaxValue,
            transition => transition.Id);
        var checks = await AllAsync(before => service.ChecksAsync(actor, id, before, Batch, cancellationToken), now, check => check.At);
        var fives = await service.BucketsAsync(actor, id, BucketSize.FiveMinutes, now - FiveMinutesKept, now, cancellationToken);
        var hours = await service.BucketsAsync(actor, id, BucketSize.Hour, now - HoursKept, now, cancellationToken);
        return new(
            MonitorJson.Of(view),
            [.. incidents.Select(IncidentJson.Of)],
            [.. checks.Select(CheckJson.Of)],
            [.. fives.Select(BucketJson.Of)],
            [.. hours.Select(BucketJson.Of)]);
    }

    private static async Task<List<T>> AllAsync<T, TPlace>(
        Func<TPlace, ValueTask<IReadOnlyList<T>>> read,
        TPlace before,
        Func<T, TPlace> place)
    {
        var all = new List<T>();
        while (await read(before) is { Count: > 0 } items)
        {
            all.AddRange(items);
            before = place(items[^1]);
        }

        return all;
    }
}
