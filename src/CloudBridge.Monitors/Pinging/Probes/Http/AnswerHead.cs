namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>What the probe needs of the head of an answer.</summary>
/// <param name="Status">From 100 to 999.</param>
internal readonly record struct AnswerHead(int Status)
{
    /// <summary>Where it leads; null when it says nothing.</summary>
    public string? Location { get; init; }

    /// <summary>Bytes of the body; null when not said.</summary>
    public long? ContentLength { get; init; }

    /// <summary>Whether the body comes in chunks.</summary>
    public bool IsChunked { get; init; }

    /// <summary>How else the body is transferred, which nobody asked for; null for not at all.</summary>
    public string? ForeignTransfer { get; init; }

    /// <summary>How the body is packed; null for not at all.</summary>
    public string? Packing { get; init; }

    /// <summary>What the body is; null when not said.</summary>
    public string? ContentType { get; init; }

    /// <summary>The cookies it sets; null for none.</summary>
    public List<string>? Cookies { get; init; }

    /// <summary>Whether it is one of those before the answer itself.</summary>
    public bool IsInterim => Status is >= 100 and < 200 and not 101;

    /// <summary>Whether it leads elsewhere.</summary>
    public bool IsRedirect => Location is not null && Status is (301 or 302 or 303 or 307 or 308);

    /// <summary>Whether an answer of that status never has a body.</summary>
    public bool IsBodyless => Status is 204 or 304;
}
