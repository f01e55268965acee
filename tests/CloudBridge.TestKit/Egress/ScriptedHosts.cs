using System.Collections.Concurrent;
using System.Net;
using CloudBridge.Monitors.Egress;

namespace CloudBridge.TestKit.Egress;

/// <summary>A name server in memory: each host has its answers in turn, the last of which stays. Safe for threads.</summary>
public sealed class ScriptedHosts : IHostResolver
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<IReadOnlyList<IPAddress>>> _answers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What hosts have that are not scripted; empty for nothing.</summary>
    public IReadOnlyList<IPAddress> Otherwise { get; set; } = [];

    /// <summary>Hosts that were looked up, in order.</summary>
    public SignalLog<string> Asked { get; } = new();

    /// <summary>Adds an answer: addresses as text; none for a host that does not exist.</summary>
    public ScriptedHosts Add(string host, params string[] addresses)
    {
        _answers.GetOrAdd(host, _ => new()).Enqueue([.. addresses.Select(IPAddress.Parse)]);
        return this;
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Asked.Add(host);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : Next(host);
        return addresses.Count > 0 ? new(addresses) : throw new HostNotFoundException($"{host} is not scripted.");
    }

    private IReadOnlyList<IPAddress> Next(string host)
    {
        if (!_answers.TryGetValue(host, out var answers))
        {
            return Otherwise;
        }

        return (answers.Count > 1 ? answers.TryDequeue(out var first) : answers.TryPeek(out first)) ? first! : Otherwise;
    }
}
