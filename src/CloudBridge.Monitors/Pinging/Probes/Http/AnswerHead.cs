namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>What the probe needs of the head of an answer.</summary>
/// <param name="Status">From 100 to 599.</param>
internal readonly record struct AnswerHead(int Status)
{
    /// <summary>Where it leads; null when it says nothing.</summary>
    public string? Location { get; init; }

    /// <summary>Bytes of the body; null when not said.</summary>
    public long? ContentLength { get; init; }

    /// <summary>Whether the body comes in chunks.</summary>
    public bool IsChunked { get; init; }

    /// <summary>Whether the body has an encoding that nobody asked for.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether it is one of those before the answer itself.</summary>
    public bool IsInterim => Status is >= 100 and < 200 and not 101;

    /// <summary>Whether it leads elsewhere.</summary>
    public bool IsRedirect => Location is not null && Status is (301 or 302 or 303 or 307 or 308);

    /// <summary>Whether an answer of that status never has a body.</summary>
    public bool IsBodyless => Status is 204 or 304;
}
