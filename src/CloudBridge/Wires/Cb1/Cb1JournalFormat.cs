using CloudBridge.Journal;

namespace CloudBridge.Wires.Cb1;

/// <summary>Answers as the journal keeps them: the digit of the form, then the digits.</summary>
internal static class Cb1JournalFormat
{
    public static JournalAnswer Write(Cb1Form form, ReadOnlyMemory<byte> digits)
    {
        var kept = new byte[digits.Length + 1];
        kept[0] = (byte)('0' + (int)form);
        digits.CopyTo(kept.AsMemory(1));
        return new JournalAnswer(kept, IsRaw: false);
    }

    /// <summary>Reads one; a form that does not exist is for the caller to notice.</summary>
    public static (Cb1Form Form, ReadOnlyMemory<byte> Digits) Read(JournalAnswer answer) =>
        answer.Digits.IsEmpty ? (Cb1Form.Short, default) : ((Cb1Form)(answer.Digits.Span[0] - '0'), answer.Digits[1..]);
}
