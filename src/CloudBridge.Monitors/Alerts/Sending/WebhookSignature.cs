using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>
/// The signature by which a receiver knows that a webhook is ours: <c>t=UNIX,v1=HEX</c>, where HEX is HMAC-SHA256 under the
/// secret of the channel, over the time, a point and the body. Who checks the time as well is safe from old ones that
/// somebody sends again.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header it stands in.</summary>
    public const string Header = "X-CloudBridge-Signature";

    /// <summary>The header with the number of the alert, the same at every try: who has seen it may drop it.</summary>
    public const string DeliveryHeader = "X-CloudBridge-Delivery";

    /// <summary>The signature of a body.</summary>
    /// <param name="secret">The secret of the channel, as its owner got it.</param>
    /// <param name="body">The body, byte for byte.</param>
    /// <param name="now">The time.</param>
    public static string Of(string secret, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(time + "."), .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
