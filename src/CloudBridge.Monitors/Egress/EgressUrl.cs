namespace CloudBridge.Monitors.Egress;

/// <summary>
/// An address that may be asked as far as its text tells: http or https, no user, an allowed port, the host in ASCII without a
/// trailing dot.
/// </summary>
/// <param name="IsHttps">Whether it is asked over TLS.</param>
/// <param name="Host">The host as it is resolved and as certificates name it: lower case, IPv6 without brackets.</param>
/// <param name="Port">The port, also when it is the scheme's own.</param>
/// <param name="PathAndQuery">From the first slash on, escaped, without fragment.</param>
/// <param name="Text">The whole address, canonical: what is stored and shown.</param>
public sealed record EgressUrl(bool IsHttps, string Host, int Port, string PathAndQuery, string Text)
{
    /// <summary>The value of the header <c>Host</c>: IPv6 in brackets, the port only where it is not the scheme's own.</summary>
    public string HostHeader
    {
        get
        {
            var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
            return Port == (IsHttps ? 443 : 80) ? host : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{host}:{Port}");
        }
    }
}
