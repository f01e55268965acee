namespace CloudBridge.Wires.CloudRequests.Assembly;

/// <summary>Bounds of one project's requests.</summary>
internal sealed record RequestLimits
{
    /// <summary>A room that a pattern matches: there are many, and anybody makes one up, so each has a fraction.</summary>
    private static readonly RequestLimits ByPattern = new() { MaxHalfRequests = 64, MaxHalfBytes = 256 * 1024, RepeatCapacity = 512 };
    private static readonly RequestLimits Named = new();

    /// <summary>How long a half request waits for its next part.</summary>
    public TimeSpan HalfRequestLifetime { get; init; } = TimeSpan.FromSeconds(10);

    public int MaxHalfRequests { get; init; } = 256;

    /// <summary>Memory that half requests may take together.</summary>
    public long MaxHalfBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Digits of one request; two a character.</summary>
    public int MaxRequestDigits { get; init; } = 50_000;

    /// <summary>How long a packet that comes again is known as a repeat.</summary>
    public TimeSpan RepeatWindow { get; init; } = TimeSpan.FromSeconds(60);

    public int RepeatCapacity { get; init; } = 4096;

    /// <summary>The bounds of a project that the operator has named, or of a room that a pattern matches.</summary>
    public static RequestLimits Of(bool isByPattern) => isByPattern ? ByPattern : Named;
}
