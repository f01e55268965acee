namespace CloudBridge.Wires.CloudRequests.Assembly;

/// <summary>Bounds of one project's requests.</summary>
internal sealed record RequestLimits
{
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
}
