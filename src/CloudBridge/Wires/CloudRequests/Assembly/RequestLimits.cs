namespace CloudBridge.Wires.CloudRequests.Assembly;

/// <summary>Bounds of one project's requests.</summary>
internal sealed record RequestLimits
{
    /// <summary>A room that a pattern matches: there are many, and anybody makes one up, so each has a fraction.</summary>
    private static readonly RequestLimits ByPattern = new() { MaxPartialRequests = 64, MaxPartialBytes = 256 * 1024, RepeatCapacity = 512 };
    private static readonly RequestLimits Named = new();

    /// <summary>The time for which a partial request waits for its next part.</summary>
    public TimeSpan PartialRequestLifetime { get; init; } = TimeSpan.FromSeconds(10);

    public int MaxPartialRequests { get; init; } = 256;

    /// <summary>Memory that partial requests may take together.</summary>
    public long MaxPartialBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Digits of one request; two a character.</summary>
    public int MaxRequestDigits { get; init; } = 50_000;

    /// <summary>The time for which a packet that comes again is known as a repeat.</summary>
    public TimeSpan RepeatWindow { get; init; } = TimeSpan.FromSeconds(60);

    public int RepeatCapacity { get; init; } = 4096;

    /// <summary>The bounds of a project that the operator has named, or of a room that a pattern matches.</summary>
    public static RequestLimits Of(bool isByPattern) => isByPattern ? ByPattern : Named;
}
