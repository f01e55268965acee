using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Scratch;

/// <summary>How upstreams are asked.</summary>
public sealed class UpstreamsOptions
{
    /// <summary>Whether the operator has read the terms of use of Scratch (January 2026), which forbid other software than its own, and has its servers asked all the same. Default false: then they are not.</summary>
    public bool AcceptTerms { get; set; }

    /// <summary>How the operator can be reached, told to every upstream in the User-Agent: an e-mail or web address.</summary>
    [StringLength(200)]
    public string Contact { get; set; } = "";

    /// <summary>Whether made-up answers from inside this program stand in for all upstreams, for trying things out. Default false.</summary>
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
