using System.Net;

namespace CloudBridge.Monitors.Egress;

/// <summary>Finds the addresses of a host. Safe for threads.</summary>
public interface IHostResolver
{
    /// <summary>All addresses of a host, at least one.</summary>
    /// <exception cref="HostNotFoundException">There are none, or nobody can tell now.</exception>
    ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);
}
