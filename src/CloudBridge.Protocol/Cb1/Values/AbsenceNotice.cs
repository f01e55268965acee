namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>
/// The notice that a cloud gives to a client that asks in a room without a server. Readers that do not know it find a packed
/// value without entries.
/// </summary>
/// <remarks>Section 3 of <c>protocol/README.md</c>.</remarks>
public static class AbsenceNotice
{
    private const int Length = 9;
    private const int Numbers = 100;
    private static readonly byte[] Head = "1000"u8.ToArray();

    /// <summary>Writes a notice.</summary>
    /// <param name="absence">What is known.</param>
    /// <param name="number">Any number; of two notices one after another they differ, so that the second is news.</param>
    public static string Write(Absence absence, int number)
    {
        Span<byte> value = stackalloc byte[Length];
        Head.CopyTo(value);
        DigitText.Write(value.Slice(Head.Length, 1), (int)absence);
        DigitText.Write(value.Slice(Head.Length + 1, 2), (int)((uint)number % Numbers));
        CheckDigits.Write(value);
        return System.Text.Encoding.ASCII.GetString(value);
    }

    /// <summary>Reads a value; <see cref="Absence.None"/> for one that is no notice.</summary>
    public static Absence Read(ReadOnlySpan<byte> value)
    {
        if (value.Length != Length || !value.StartsWith(Head) || !CheckDigits.AreRight(value))
        {
            return Absence.None;
        }

        var absence = (Absence)(value[Head.Length] - '0');
        return absence is Absence.Unserved or Absence.Away ? absence : Absence.None;
    }
}
