using System.Net;

namespace CloudBridge.Scratch;

/// <summary>
/// The addresses of Scratch: all three its own, or all three on this machine, where a simulator stands in. Nothing
/// else can be named, because a password and a session go there.
/// </summary>
public sealed class ScratchHosts
{
    /// <summary>The address that browsers on Scratch's site give as Origin and Referer; the cloud expects it.</summary>
    public const string Origin = "https://scratch.mit.edu";

    private const string Domain = "scratch.mit.edu";

    /// <summary>Checks and keeps the addresses.</summary>
    /// <param name="site">The web site, to sign in at.</param>
    /// <param name="cloudLog">Where the cloud log is.</param>
    /// <param name="cloudSocket">The cloud itself.</param>
    /// <exception cref="ArgumentException">An address is not allowed, or only some are on this machine.</exception>
    public ScratchHosts(Uri site, Uri cloudLog, Uri cloudSocket)
    {
        Site = Checked(site, "https", "http");
        CloudLog = Checked(cloudLog, "https", "http");
        CloudSocket = Checked(cloudSocket, "wss", "ws");
        if (IsLocal(site) != IsLocal(cloudLog) || IsLocal(site) != IsLocal(cloudSocket))
        {
            throw new ArgumentException(
                "The site, the cloud log and the cloud must be all Scratch's own or all on this machine, "
                + "so that no real session gets to a stand-in.");
        }
    }

    /// <summary>Scratch's own.</summary>
    public static ScratchHosts Default { get; } = new(
        new("https://scratch.mit.edu/"),
        new("https://clouddata.scratch.mit.edu/"),
        new("wss://clouddata.scratch.mit.edu/"));

    /// <summary>The web site, to sign in at.</summary>
    public Uri Site { get; }

    /// <summary>Where the cloud log is.</summary>
    public Uri CloudLog { get; }

    /// <summary>The cloud itself, a WebSocket address.</summary>
    public Uri CloudSocket { get; }

    /// <summary>True for an encrypted address of Scratch's own, and for any address on this machine.</summary>
    public static bool IsAllowed(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address is { IsAbsoluteUri: true, UserInfo: "", Scheme: "https" or "wss" or "http" or "ws" }
            && (IsLocal(address) || IsScratch(address));
    }

    /// <summary>True for an address on this machine.</summary>
    public static bool IsLocal(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var host = address.IdnHost.Trim('[', ']');
        return host == "localhost" || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }

    /// <summary>True when two addresses have the same scheme, host and port.</summary>
    internal static bool IsSameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.IdnHost == other.IdnHost && one.Port == other.Port;

    private static bool IsScratch(Uri address) =>
        address is { Scheme: "https" or "wss", IsDefaultPort: true }
        && (address.IdnHost == Domain || address.IdnHost.EndsWith("." + Domain, StringComparison.Ordinal));

    private static Uri Checked(Uri address, string scheme, string localScheme)
    {
        ArgumentNullException.ThrowIfNull(address);
        return IsAllowed(address) && (address.Scheme == scheme || address.Scheme == localScheme)
            ? address
            : throw new ArgumentException(
                $"{address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)} cannot stand for Scratch: "
                + $"only {scheme}://{Domain} and what ends in .{Domain} can, or an address on this machine such as "
                + $"{localScheme}://127.0.0.1:8601/.");
    }
}
