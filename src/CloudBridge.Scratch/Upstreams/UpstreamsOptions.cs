using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Scratch;

/// <summary>The options for asking upstreams.</summary>
public sealed class UpstreamsOptions
{
    /// <summary>
    /// True when the operator has read the terms of use of Scratch (January 2026), which forbid software other than its own, and
    /// wants its servers to be asked all the same. Default false: they are not asked.
    /// </summary>
    public bool AcceptTerms { get; set; }

    /// <summary>
    /// The e-mail or web address at which the operator can be reached; every upstream is told it in the User-Agent.
    /// </summary>
    [StringLength(200)]
    public string Contact { get; set; } = "";

    /// <summary>
    /// True when made-up answers from inside this program stand in for all upstreams, for trying things out. Default false.
    /// </summary>
    public bool Demo { get; set; }

    /// <summary>Each upstream; those that are missing have the usual options.</summary>
    public Dictionary<Upstream, UpstreamOptions> Upstreams { get; } = [];

    /// <summary>The options of one upstream.</summary>
    public UpstreamOptions For(Upstream upstream)
    {
        if (!Upstreams.TryGetValue(upstream, out var options))
        {
            Upstreams[upstream] = options = new UpstreamOptions();
        }

        return options;
    }
}
