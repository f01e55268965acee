namespace CloudBridge.Wires.Cb1;

/// <summary>Bounds and times of one CB1 room.</summary>
internal sealed record Cb1WireLimits
{
    /// <summary>A room that a pattern matches: there are many, and anybody makes one up, so each has a fraction.</summary>
    private static readonly Cb1WireLimits ByPattern = new() { MaxPartialRequests = 8, MaxAskers = 150 };
    private static readonly Cb1WireLimits Named = new();

    /// <summary>Clients a room has at most: tags have three digits.</summary>
    public int MaxAskers { get; init; } = 999;

    /// <summary>
    /// The time for which the answers of a client are kept that says nothing; the welcome says so. Who waits says a word
    /// every 4 s: where 30 % get lost, one in 50 waits would seem to be over after 15 s.
    /// </summary>
    public static TimeSpan Silence { get; } = TimeSpan.FromSeconds(45);

    /// <summary>The time for which a tag belongs to a client that says nothing.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The time after its last word for which a client that has asked anything may wait for an answer, or ask again for one
    /// that got lost: its tag is not given to others. Who waits says a word every 4 s.
    /// </summary>
    public TimeSpan MayWait { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The time for which a client counts as present: three times as long as subscribers say nothing.</summary>
    public TimeSpan Presence { get; init; } = TimeSpan.FromSeconds(95);

    /// <summary>The time for which a client may still look at a topic after it unsubscribed: its answer may be late.</summary>
    public TimeSpan TopicRest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The time after the last part of a request at which missing ones are asked for.</summary>
    public TimeSpan WantAfter { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The time that missing parts are given before they are asked for again.</summary>
    public TimeSpan WantAgainAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time for which a partial request waits for its next part.</summary>
    public TimeSpan PartialRequestLifetime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Partial requests of a room.</summary>
    public int MaxPartialRequests { get; init; } = 256;

    /// <summary>Digits of one request.</summary>
    public int MaxRequestDigits { get; init; } = 50_000;

    /// <summary>Within this time a repeat is an echo of the network.</summary>
    public TimeSpan Echo { get; init; } = TimeSpan.FromSeconds(0.4);

    /// <summary>The bounds of a project that the operator has named, or of a room that a pattern matches.</summary>
    public static Cb1WireLimits Of(bool isByPattern) => isByPattern ? ByPattern : Named;
}
