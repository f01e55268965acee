using System.Text;

namespace CloudBridge.Scratch.Http;

/// <summary>The answer of Scratch to a request.</summary>
internal sealed record ScratchReply(
    int Status,
    IReadOnlyList<string> SetCookies,
    string Location,
    TimeSpan? RetryAfter,
    DateTimeOffset? Date,
    byte[] Body)
{
    public bool IsRedirect => Status is >= 300 and < 400;

    /// <summary>True for a page that says that the site is closed for a while.</summary>
    public bool IsMaintenance => Status >= 500
        || Location.Contains("maintenance", StringComparison.OrdinalIgnoreCase)
        || Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 8192))).Contains("maintenance", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"HTTP {Status}, {Body.Length} bytes";
}
