namespace CloudBridge.Scratch;

/// <summary>An upstream gave no usable answer. The message is for a log; <see cref="Fault"/> is what to decide by.</summary>
public sealed class UpstreamException : Exception
{
    /// <summary>Makes it.</summary>
    public UpstreamException(Upstream upstream, UpstreamFault fault, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Upstream = upstream;
        Fault = fault;
    }

    /// <summary>Who was asked.</summary>
    public Upstream Upstream { get; }

    /// <summary>The kind of failure.</summary>
    public UpstreamFault Fault { get; }

    /// <summary>The shortest time to wait from now before asking again; null when not known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The request or address that replaces what is gone; null for none.</summary>
    public string? Replacement { get; init; }

    /// <summary>True when the same question may well be answered a moment later.</summary>
    internal bool MayPass { get; init; }
}
