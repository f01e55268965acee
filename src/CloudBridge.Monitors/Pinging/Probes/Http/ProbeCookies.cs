using System.Net;
using CloudBridge.Monitors.Egress;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>
/// The cookies of one check: those it leads on to get back what browsers would give them. Nothing outlives the check.
/// </summary>
internal sealed class ProbeCookies
{
    /// <summary>The longest header there may be; a longer one is not sent at all.</summary>
    public const int MaxLength = 8 * 1024;

    private CookieContainer? _cookies;

    /// <summary>Keeps what an answer sets.</summary>
    public void Take(EgressUrl from, IReadOnlyList<string> cookies)
    {
        foreach (var cookie in UriOf(from) is null ? [] : cookies)
        {
            try
            {
                (_cookies ??= new()).SetCookies(UriOf(from)!, cookie);
            }
            catch (CookieException)
            {
                // One that no browser would keep either.
            }
        }
    }

    /// <summary>The header for an address; empty for none.</summary>
    public string For(EgressUrl url)
    {
        var header = UriOf(url) is { } uri ? _cookies?.GetCookieHeader(uri) ?? "" : "";
        return header.Length <= MaxLength && !header.AsSpan().ContainsAnyExceptInRange(' ', '~') ? header : "";
    }

    /// <summary>Hosts with punctuation that the framework does not read get no cookies.</summary>
    private static Uri? UriOf(EgressUrl url) => Uri.TryCreate(url.Text, UriKind.Absolute, out var uri) ? uri : null;
}
