using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>How the probe presents itself, and whom it trusts.</summary>
public sealed record HttpProbeOptions
{
    /// <summary>The header <c>User-Agent</c>: says who asks and where to complain. Visible ASCII.</summary>
    public string UserAgent { get; init; } = "CloudBridge-Monitor/0.1 (checks a web address for its owner)";

    /// <summary>Roots that are trusted besides those of the system.</summary>
    public IReadOnlyList<X509Certificate2> ExtraRoots { get; init; } = [];
}
