namespace CloudBridge.Journal;

/// <summary>A request as the journal keeps it.</summary>
/// <param name="Key">Which request.</param>
/// <param name="Digits">What was asked, as digits, so that it can be run after a restart.</param>
/// <param name="ReceivedAt">When its last part arrived.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Answer">Its answer, once there is one.</param>
public sealed record JournalEntry(
    JournalKey Key,
    ReadOnlyMemory<byte> Digits,
    DateTimeOffset ReceivedAt,
    JournalState State,
    JournalAnswer? Answer)
{
    /// <summary>
    /// True when the request only reads, so that it may be forgotten when its answer has left, and be run again.
    /// </summary>
    public bool IsIdempotent { get; init; }
}
