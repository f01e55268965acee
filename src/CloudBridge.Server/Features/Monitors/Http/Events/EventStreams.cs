using CloudBridge.Monitors;
using CloudBridge.Server.Http.Access;

namespace CloudBridge.Server.Features.Monitors.Http.Events;

/// <summary>The open streams of events, by account. Safe for threads.</summary>
internal sealed class EventStreams(IPinger pinger, IKeyStore keys, TimeProvider time, IHostApplicationLifetime life)
{
    /// <summary>The number that an account may have open.</summary>
    public const int MostPerAccount = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, List<OpenStream>> _open = [];

    /// <summary>A stream of the events of the caller's account; null when it has too many open.</summary>
    public EventStreamResult? TryOpen(Caller caller, long? after)
    {
        var owner = caller.Actor.AccountId;
        var stream = new OpenStream(caller.KeyId, new CancellationTokenSource());
        lock (_gate)
        {
            if (!_open.TryGetValue(owner, out var ofOwner))
            {
                ofOwner = [];
                _open.Add(owner, ofOwner);
            }

            if (ofOwner.Count >= MostPerAccount)
            {
                return null;
            }

            ofOwner.Add(stream);
        }

        return new EventStreamResult(
            token => pinger.EventsAsync(owner, after, token),
            token => IsLiveAsync(caller.KeyId, token),
            time,
            () => Close(owner, stream),
            [life.ApplicationStopping, stream.End.Token]);
    }

    /// <summary>Ends the streams of an account that were opened with one of its keys.</summary>
    /// <param name="owner">The account.</param>
    /// <param name="keyId">The key; null for all of them.</param>
    public void End(long owner, string? keyId = null)
    {
        OpenStream[] ended;
        lock (_gate)
        {
            ended = [.. _open.GetValueOrDefault(owner, []).Where(stream => keyId is null || stream.KeyId == keyId)];
        }

        foreach (var stream in ended)
        {
            stream.End.Cancel();
        }
    }

    /// <summary>
    /// Keys end in other ways, too: by another process, by signing in anew, by age. Whoever ends one needs the store, so a
    /// store that fails ends no stream.
    /// </summary>
    private async ValueTask<bool> IsLiveAsync(string keyId, CancellationToken cancellationToken)
    {
        try
        {
            return await keys.FindKeyAsync(keyId, cancellationToken) is { } key && key.IsLive(time.GetUtcNow());
        }
        catch (MonitorException error) when (error.Fault == MonitorFault.Unavailable)
        {
            return true;
        }
    }

    private void Close(long owner, OpenStream stream)
    {
        lock (_gate)
        {
            var ofOwner = _open[owner];
            ofOwner.Remove(stream);
            if (ofOwner.Count == 0)
            {
                _open.Remove(owner);
            }
        }
    }

    private sealed record OpenStream(string KeyId, CancellationTokenSource End);
}
