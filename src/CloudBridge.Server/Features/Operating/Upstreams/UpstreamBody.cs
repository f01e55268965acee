using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Operating.Upstreams;

/// <summary>An upstream as it is shown.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="IsOn">Whether it is asked.</param>
/// <param name="IsUsual">Whether that is so by the configuration; false when it was switched since the start.</param>
/// <param name="Hindrance">Why it cannot be switched on; null when it can.</param>
internal sealed record UpstreamBody(string Name, bool IsOn, bool IsUsual, string? Hindrance)
{
    public static UpstreamBody Of(UpstreamState state) => new($"{state.Upstream}", state.IsOn, state.IsUsual, state.Hindrance);
}
