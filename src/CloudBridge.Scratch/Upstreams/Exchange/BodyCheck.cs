using System.Text.Json;

namespace CloudBridge.Scratch.Upstreams.Exchange;

/// <summary>Decides whether a body is what it should be, once, before it is kept.</summary>
internal static class BodyCheck
{
    private const int MaxDepth = 64;

    /// <summary>The fault of a body, in words that may follow "answered"; null when nothing is wrong.</summary>
    public static string? Fault(string? wanted, string mediaType, byte[] body)
    {
        if (wanted is null)
        {
            return null;
        }

        if (!mediaType.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
        {
            return $"with {(mediaType.Length == 0 ? "no media type" : mediaType)} where {wanted} was expected";
        }

        return wanted.EndsWith("json", StringComparison.OrdinalIgnoreCase) && !IsJson(body) ? "with broken JSON" : null;
    }

    private static bool IsJson(byte[] body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
