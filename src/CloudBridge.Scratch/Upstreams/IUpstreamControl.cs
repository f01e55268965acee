namespace CloudBridge.Scratch;

/// <summary>Switches upstreams off and on while the program runs. Safe for threads.</summary>
public interface IUpstreamControl
{
    /// <summary>The states of the switches of all upstreams.</summary>
    IReadOnlyList<UpstreamState> States { get; }

    /// <summary>True when an upstream may be asked.</summary>
    bool IsOn(Upstream upstream);

    /// <summary>Switches an upstream, until the program ends.</summary>
    /// <exception cref="InvalidOperationException">It may not be switched on: its terms are not accepted, or this is a demo
    /// and it is a real server.</exception>
    void SwitchTo(Upstream upstream, bool isOn);
}
