namespace CloudBridge.Scratch;

/// <summary>One question to an upstream; always a GET, without a login.</summary>
/// <param name="Upstream">Whom to ask.</param>
/// <param name="Path">Path and query behind the base address, percent-encoded, without a slash in front:
/// <c>users/mres?limit=40</c>.</param>
/// <param name="Kind">How long the answer is good.</param>
public sealed record UpstreamCall(Upstream Upstream, string Path, ReplyKind Kind)
{
    /// <summary>The most bytes the answer may have. Default 2 MiB.</summary>
    public int MaxBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>
    /// The first part of the media type that the answer must have, such as <c>application/json</c>; null for any.
    /// </summary>
    public string? MediaType { get; init; } = "application/json";
}
