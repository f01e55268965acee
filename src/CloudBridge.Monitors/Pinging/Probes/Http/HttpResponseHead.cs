namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>The parts of the head of an answer that the probe needs.</summary>
/// <param name="Status">From 100 to 999.</param>
internal readonly record struct HttpResponseHead(int Status)
{
    /// <summary>The address it leads to; null when it says nothing.</summary>
    public string? Location { get; init; }

    /// <summary>Bytes of the body; null when not said.</summary>
    public long? ContentLength { get; init; }

    /// <summary>True when the body comes in chunks.</summary>
    public bool IsChunked { get; init; }

    /// <summary>The other way in which the body is transferred, which nobody asked for; null for none.</summary>
    public string? ForeignTransfer { get; init; }

    /// <summary>The way in which the body is packed; null for not at all.</summary>
    public string? Packing { get; init; }

    /// <summary>The type of the body; null when not said.</summary>
    public string? ContentType { get; init; }

    /// <summary>The cookies it sets; null for none.</summary>
    public List<string>? Cookies { get; init; }

    /// <summary>True when it is one of those before the answer itself.</summary>
    public bool IsInterim => Status is >= 100 and < 200 and not 101;

    /// <summary>True when it leads elsewhere.</summary>
    public bool IsRedirect => Location is not null && Status is (301 or 302 or 303 or 307 or 308);

    /// <summary>True when an answer of that status never has a body.</summary>
    public bool IsBodyless => Status is 204 or 304;
}
