using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Server.Http;

/// <summary>Where the web pages are served.</summary>
internal sealed class HttpOptions
{
    public const string Section = "Http";

    /// <summary>The IP address to listen on. Default 127.0.0.1; 0.0.0.0 means every IPv4 address.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The TCP port. Default 8080; 0 takes any free port. Range 0 to 65,535.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 8080;

    /// <summary>
    /// Connections at a time; more are closed at once. Eight are kept for this machine, so that probes get in. Default: an
    /// eighth of what the system allows this process. Range 16 to 1,000,000.
    /// </summary>
    [Range(16, 1_000_000)]
    public int? MaxConnections { get; set; }

    /// <summary>
    /// Connections that one address may have at a time, of IPv6 one network of 64 bits; one more is closed at once, or gets
    /// 429. This machine and trusted proxies have no limit, and those behind <c>Http:TrustedProxies</c> have one each, of
    /// requests. Default: a quarter of
    /// <c>Http:MaxConnections</c>, 1,000 at most. Range 1 to 1,000,000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int? ConnectionsPerAddress { get; set; }

    /// <summary>
    /// Host names that this server goes by, beside localhost and every IP address; whoever asks for it by another one gets
    /// 400. A proxy that passes the Host of its clients on needs its public name here. Default none.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// IP addresses of the proxies in front of this server, or networks such as 173.245.48.0/20; the first address of
    /// X-Forwarded-For from behind that is none of them says who asks. Default none: who connects is who asks.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];
}
