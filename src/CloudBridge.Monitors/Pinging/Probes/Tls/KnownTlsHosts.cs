using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>
/// Remembers hosts for an hour after a full handshake that all trusted roots were asked about. What follows it within the
/// hour, with the same address, is verified against the root that vouched then, and may resume a session. A bounded number.
/// Safe for threads.
/// </summary>
internal sealed class KnownTlsHosts(TimeProvider time) : IDisposable
{
    public const int Max = 100_000;

    private static readonly TimeSpan KnownFor = TimeSpan.FromHours(1);

    /// <summary>A session of before a new certificate may be resumed for days; then each check would connect twice.</summary>
    private static readonly TimeSpan OddFor = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, KnownTlsHost> _hosts = new(StringComparer.Ordinal);

    /// <summary>One policy for each root that has vouched; there are no more than are trusted.</summary>
    private readonly ConcurrentDictionary<string, X509ChainPolicy> _trust = new(StringComparer.Ordinal);

    public int Count => _hosts.Count;

    /// <summary>The host, if a handshake with that address may be brief.</summary>
    public KnownTlsHost? Find(string host, EndPoint endPoint) =>
        _hosts.TryGetValue(host, out var known) && endPoint.Equals(known.EndPoint) && time.GetElapsedTime(known.SeenAt) < KnownFor
            ? known
            : null;

    /// <summary>Remembers a host after a full handshake.</summary>
    public void Learn(string host, EndPoint endPoint, TlsStream stream, bool isOverPrimes)
    {
        if (stream.Watch is { Leaf: { } leaf, Root: { } root })
        {
            Learn(
                host,
                endPoint,
                leaf,
                root,
                isOverPrimes
                    ? TlsOptions.OverPrimes
                    : stream.SslProtocol == SslProtocols.Tls13 ? TlsOptions.Resuming : TlsOptions.Full);
        }
    }

    /// <summary>Remembers a host whose certificate a root has vouched for.</summary>
    public void Learn(string host, EndPoint endPoint, string leaf, ReadOnlyMemory<byte> root, TlsOptions.Way way)
    {
        if (_hosts.TryGetValue(host, out var before) && before.EndPoint is null && time.GetElapsedTime(before.SeenAt) < OddFor)
        {
            return;
        }

        if (_hosts.Count >= Max)
        {
            // Forgetting costs full handshakes and nothing else.
            _hosts.Clear();
        }

        var trust = _trust.GetOrAdd(Convert.ToHexString(SHA256.HashData(root.Span)), static (_, root) => TlsTrust.InOnly(root), root);
        _hosts[host] = new(endPoint, time.GetTimestamp(), leaf, way(host, trust));
    }

    /// <summary>Has a host make a full handshake the next time.</summary>
    public void Forget(string host)
    {
        if (_hosts.TryGetValue(host, out var known) && known.EndPoint is not null)
        {
            _hosts.TryRemove(new(host, known));
        }
    }

    /// <summary>Has a host that was not as it was known make full handshakes for a day.</summary>
    public void Distrust(string host) => _hosts[host] = new(null, time.GetTimestamp(), "", new SslClientAuthenticationOptions());

    public void Dispose()
    {
        foreach (var trust in _trust.Values)
        {
            TlsTrust.Release(trust);
        }
    }
}
