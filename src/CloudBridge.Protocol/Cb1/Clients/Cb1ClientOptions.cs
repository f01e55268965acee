namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>The abilities of a <see cref="Cb1Client"/>, and its patience.</summary>
public sealed record Cb1ClientOptions
{
    /// <summary>
    /// Draws eight digits, <see cref="Values.UpValue.MinNonce"/> to <see cref="Values.UpValue.MaxNonce"/>; asked at the
    /// start and after 9,999 requests.
    /// </summary>
    public required Func<uint> DrawNonce { get; init; }

    /// <summary>Answer variables it looks at, from the first; 1 to 9.</summary>
    public int Variables { get; init; } = 9;

    /// <summary>The longest value it can read, at least 256; more than 999,999 is no limit.</summary>
    public int MaxReadLength { get; init; } = int.MaxValue;

    /// <summary>The longest value the cloud takes from it. What the server says counts, too.</summary>
    public int MaxValueLength { get; init; } = 256;

    /// <summary>The least time between two values that it writes.</summary>
    public TimeSpan Spacing { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>It gives up a request of which it has heard nothing for so long, a day at most.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
