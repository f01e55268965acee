using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Egress;

/// <summary>The reading of where an answer leads on to.</summary>
public static class EgressRedirects
{
    /// <summary>The number of redirects that are followed to one answer.</summary>
    public const int Max = 10;

    /// <summary>
    /// Reads the header <c>Location</c> and judges it as if somebody had typed it; it never leads from https to http.
    /// </summary>
    /// <param name="dialer">The guard.</param>
    /// <param name="from">What was asked.</param>
    /// <param name="location">The header as it came.</param>
    /// <exception cref="EgressRefusedException">Nobody may be led there.</exception>
    public static EgressUrl ParseRedirect(this IEgressDialer dialer, EgressUrl from, string? location)
    {
        ArgumentNullException.ThrowIfNull(dialer);
        ArgumentNullException.ThrowIfNull(from);
        var to = dialer.Parse(Absolute(from, location?.Trim() ?? ""));
        return from.IsHttps && !to.IsHttps ? throw Refusals.Of(EgressRefusal.LeavesHttps) : to;
    }

    private static string Absolute(EgressUrl from, string location)
    {
        if (location.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || location.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            return location;
        }

        if (location.StartsWith("//", StringComparison.Ordinal))
        {
            return $"{(from.IsHttps ? Uri.UriSchemeHttps : Uri.UriSchemeHttp)}:{location}";
        }

        var isStrange = location.Length == 0 || location.Contains('\\', StringComparison.Ordinal);
        if (isStrange || !Uri.TryCreate(new Uri("http://host" + from.PathAndQuery), location, out var absolute) || absolute.Scheme != Uri.UriSchemeHttp)
        {
            throw Refusals.Of(EgressRefusal.NotHttp);
        }

        // The host is put back as it is, since the framework does not read all that there are.
        return string.Concat(from.Text.AsSpan(0, from.Text.Length - from.PathAndQuery.Length), absolute.PathAndQuery);
    }
}
