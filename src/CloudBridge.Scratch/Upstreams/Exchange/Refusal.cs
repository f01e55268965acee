using System.Text;

namespace CloudBridge.Scratch.Upstreams.Exchange;

/// <summary>Tells apart the ways in which an upstream says no.</summary>
internal static class Refusal
{
    /// <summary>The most of a body that is looked at.</summary>
    public const int MaxBytes = 8 * 1024;

    private const int NoThumbnail = 688;
    private const string Maintenance = "maintenance";

    /// <summary>True for a status with which an answer comes.</summary>
    public static bool IsSuccess(Upstream upstream, int status) =>
        status is >= 200 and < 300 || (status == NoThumbnail && upstream == Upstream.Uploads);

    /// <summary>True when a page says that the site is closed for a while.</summary>
    public static bool IsMaintenance(int status, string location, ReadOnlySpan<byte> body) => status switch
    {
        >= 300 and < 400 => location.Contains(Maintenance, StringComparison.OrdinalIgnoreCase),
        503 => Encoding.UTF8.GetString(body).Contains(Maintenance, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>The fault that a status without success stands for.</summary>
    public static UpstreamFault Of(int status) => status switch
    {
        404 => UpstreamFault.NotFound,
        401 or 403 => UpstreamFault.Private,
        429 => UpstreamFault.RateLimited,
        >= 500 => UpstreamFault.Unavailable,
        _ => UpstreamFault.Refused,
    };
}
