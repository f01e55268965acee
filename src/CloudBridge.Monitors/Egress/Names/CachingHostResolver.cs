using System.Collections.Concurrent;
using System.Net;

namespace CloudBridge.Monitors.Egress.Names;

/// <summary>Remembers what another resolver says. Whoever asks for the same host at the same time shares one question.</summary>
public sealed class CachingHostResolver(IHostResolver inner, HostCacheOptions options, TimeProvider time) : IHostResolver
{
    /// <summary>More addresses than any site needs; each of them would have to be judged at every check.</summary>
    private const int MaxAddresses = 64;

    private readonly ConcurrentDictionary<string, CachedHost> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<Task<CachedHost>>> _asking = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A time that no change of the clock of the machine moves; one that goes back would keep addresses for ever.
    /// </summary>
    private DateTimeOffset Now => DateTimeOffset.UnixEpoch + time.GetElapsedTime(0);

    /// <summary>Hosts in memory.</summary>
    internal int Count => _known.Count;

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (IPAddress.TryParse(host, out var address))
        {
            return new([address]);
        }

        return _known.TryGetValue(host, out var known) && known.GoodUntil > Now
            ? new(Addresses(host, known))
            : AskAsync(host, cancellationToken);
    }

    private async ValueTask<IReadOnlyList<IPAddress>> AskAsync(string host, CancellationToken cancellationToken)
    {
        var question = _asking.GetOrAdd(host, static (host, self) => new(() => self.LearnAsync(host)), this);
        return Addresses(host, await question.Value.WaitAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The question belongs to nobody who asks, so that one who gives up does not end it for the others.</summary>
    private async Task<CachedHost> LearnAsync(string host)
    {
        // Whoever starts it must have stored it first, or it could end before it is there to be removed.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var learned = await QuestionAsync(host).ConfigureAwait(false);
            Remember(host, learned);
            return learned;
        }
        finally
        {
            _asking.TryRemove(host, out _);
        }
    }

    private async Task<CachedHost> QuestionAsync(string host)
    {
        try
        {
            using var limit = new CancellationTokenSource(options.Limit, time);
            var addresses = await inner.ResolveAsync(host, limit.Token).AsTask().WaitAsync(limit.Token).ConfigureAwait(false);
            return addresses.Count is > 0 and <= MaxAddresses
                ? new(addresses, Now, Now + options.Lifetime)
                : Nothing(isCertain: true);
        }
        catch (HostNotFoundException error) when (error.IsCertain)
        {
            return Nothing(isCertain: true);
        }
        catch (Exception error) when (error is HostNotFoundException or OperationCanceledException)
        {
            return StandIn(host);
        }
    }

    private CachedHost Nothing(bool isCertain) => new([], DateTimeOffset.MinValue, Now + options.NegativeLifetime, isCertain);

    private CachedHost StandIn(string host)
    {
        var now = Now;
        return _known.TryGetValue(host, out var old) && old.LearnedAt + options.Lifetime + options.StaleFor > now
            ? old with { GoodUntil = now + options.NegativeLifetime }
            : Nothing(isCertain: false);
    }

    private void Remember(string host, CachedHost learned)
    {
        if (_known.Count >= options.MaxHosts && !_known.ContainsKey(host))
        {
            MakeRoom();
        }

        _known[host] = learned;
    }

    /// <summary>Forgets those whose time ends first, a tenth at once so that it is rarely needed.</summary>
    private void MakeRoom()
    {
        foreach (var (host, _) in _known.ToArray().OrderBy(known => known.Value.GoodUntil).Take(1 + (options.MaxHosts / 10)))
        {
            _known.TryRemove(host, out _);
        }
    }

    private static IReadOnlyList<IPAddress> Addresses(string host, CachedHost known) =>
        known.Addresses.Count > 0
            ? known.Addresses
            : throw new HostNotFoundException($"{host} has no address, or nobody can tell now.") { IsCertain = known.IsCertain };

    /// <summary>A host with the addresses that are known of it.</summary>
    /// <param name="Addresses">Its addresses; empty when it has none, or nobody could tell.</param>
    /// <param name="LearnedAt">When the addresses were learned.</param>
    /// <param name="GoodUntil">Until when nobody asks again.</param>
    /// <param name="IsCertain">False when nobody could tell.</param>
    private sealed record CachedHost(
        IReadOnlyList<IPAddress> Addresses,
        DateTimeOffset LearnedAt,
        DateTimeOffset GoodUntil,
        bool IsCertain = true);
}
