using System.Security.Cryptography.X509Certificates;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>The settings of the probe: how it presents itself, whom it trusts, and how much of an answer it takes.</summary>
public sealed record HttpProbeOptions
{
    /// <summary>The header <c>User-Agent</c>: says who asks and where to complain. Visible ASCII.</summary>
    public string UserAgent { get; init; } = "CloudBridge-Monitor/0.1 (checks a web address for its owner)";

    /// <summary>Roots that are trusted besides those of the system.</summary>
    public IReadOnlyList<X509Certificate2> ExtraRoots { get; init; } = [];

    /// <summary>The number of times a target may lead elsewhere in one check. Default 10.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <summary>The number of KB the headers of an answer may have. Default 64.</summary>
    public int MaxHeadKilobytes { get; init; } = 64;

    /// <summary>The number of KB of a body, unpacked, in which a text is looked for. Default 64.</summary>
    public int MaxBodyKilobytes { get; init; } = 64;

    /// <summary>The processor time that the TLS of one check may cost, over all its connections. Default 1 s.</summary>
    public TimeSpan TlsProcessorTime { get; init; } = TimeSpan.FromSeconds(1);
}
