using CloudBridge.Monitors.Egress.Addresses;
using Microsoft.AspNetCore.HttpOverrides;

namespace CloudBridge.Server.Http;

/// <summary>
/// Finds out who asks when proxies stand in between. Otherwise all who ask would be one, and one who guesses keys would
/// lock all others out.
/// </summary>
internal static class TrustedProxies
{
    /// <summary>
    /// Addresses are taken from <c>X-Forwarded-For</c>, last first, as long as they are of trusted proxies; the first other
    /// one asks. Null when none is trusted.
    /// </summary>
    public static ForwardedHeadersOptions? Of(HttpOptions http)
    {
        if (http.TrustedProxies.Count == 0)
        {
            return null;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in http.TrustedProxies)
        {
            // The rules of the configuration have read it before.
            options.KnownIPNetworks.Add(AddressRange.TryParse(proxy, out var range, out var fault) ? range.Network : throw new FormatException(fault));
        }

        return options;
    }
}
