namespace CloudBridge.Scratch.Upstreams.Asking;

/// <summary>Decides whether one upstream may be asked: by its terms, the configuration, and whoever switches it.</summary>
/// <param name="upstream">Which.</param>
/// <param name="address">Where it is.</param>
/// <param name="options">The configuration.</param>
internal sealed class UpstreamSwitch(Upstream upstream, Uri address, UpstreamsOptions options)
{
    private readonly string? _hindrance = Hindrance(upstream, address, options);
    private readonly bool _isUsuallyOn = Hindrance(upstream, address, options) is null && IsWanted(upstream, address, options);
    private volatile bool _isOn = Hindrance(upstream, address, options) is null && IsWanted(upstream, address, options);

    public bool IsOn => _isOn;

    public UpstreamState State
    {
        get
        {
            var isOn = _isOn;
            return new(upstream, isOn, isOn == _isUsuallyOn, _hindrance);
        }
    }

    /// <summary>Switches it.</summary>
    /// <exception cref="InvalidOperationException">It may not be switched on.</exception>
    public void Set(bool isOn)
    {
        if (isOn && _hindrance is { } hindrance)
        {
            throw new InvalidOperationException(hindrance);
        }

        _isOn = isOn;
    }

    // Made-up answers come from this machine; an address elsewhere is a mistake that must not reach a real server.
    private static string? Hindrance(Upstream upstream, Uri address, UpstreamsOptions options) => options.Demo
        ? address.IsLoopback ? null : $"{upstream} is at {address.Host}, but the demo asks this machine alone."
        : !options.AcceptTerms && UpstreamHosts.NeedsTerms(address)
            ? $"{upstream} is a server of Scratch, whose terms of use are not accepted here (Lookup:AcceptTerms)."
            : null;

    private static bool IsWanted(Upstream upstream, Uri address, UpstreamsOptions options) =>
        options.For(upstream).Enabled ?? (options.Demo || UpstreamHosts.NeedsTerms(address));
}
