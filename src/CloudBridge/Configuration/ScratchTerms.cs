namespace CloudBridge.Clouds;

/// <summary>The terms that an operator must know before a bridge joins Scratch's own cloud.</summary>
public static class ScratchTerms
{
    /// <summary>Follows the key AcceptTerms.</summary>
    public const string NotAccepted =
        "is not true: Scratch's terms of use of January 2026 forbid clients that are not its own, so joining "
            + "Scratch's cloud with this program may get the account or the network address blocked. "
        + "Whether to do so is the operator's decision, not this program's; read docs/security.md, and set it to true only if you take that responsibility.";
}
