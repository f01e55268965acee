namespace CloudBridge.Cb1;

/// <summary>Answers as the journal keeps them: the digit of the form, then the digits.</summary>
internal static class Cb1Kept
{
    public static JournalAnswer Write(Cb1Form form, ReadOnlyMemory<byte> digits)
    {
        var kept = new byte[digits.Length + 1];
        kept[0] = (byte)('0' + (int)form);
        digits.CopyTo(kept.AsMemory(1));
        return new JournalAnswer(kept, IsRaw: false);
    }

    /// <summary>False when an entry cannot hold the answer, as the cloud took longer values when it was made.</summary>
    public static bool TryRead(JournalAnswer answer, int maxShortDigits, out Cb1Form form, out ReadOnlyMemory<byte> digits)
    {
        form = answer.Digits.IsEmpty ? Cb1Form.Short : (Cb1Form)(answer.Digits.Span[0] - '0');
        digits = answer.Digits.IsEmpty ? default : answer.Digits[1..];
        return form == Cb1Form.Long || (form is Cb1Form.Short or Cb1Form.Number && digits.Length <= maxShortDigits);
    }
}
