namespace CloudBridge.Journal;

/// <summary>An answer as the journal keeps it.</summary>
/// <param name="Digits">The digits of the answer before they are cut into parts.</param>
/// <param name="IsRaw">True when the digits are the number itself rather than codes of characters.</param>
public sealed record JournalAnswer(ReadOnlyMemory<byte> Digits, bool IsRaw);
