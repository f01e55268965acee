namespace CloudBridge.Scratch;

/// <summary>The state of an upstream's switch: on when the upstream may be asked.</summary>
/// <param name="Upstream">Which.</param>
/// <param name="IsOn">Whether it may be asked now.</param>
/// <param name="IsUsual">Whether that is so by the configuration, and not because somebody has switched it since.</param>
/// <param name="Hindrance">Why it may not be switched on; null when it may.</param>
public sealed record UpstreamState(Upstream Upstream, bool IsOn, bool IsUsual, string? Hindrance);
