namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>Tells which codes a payload uses.</summary>
public static class PayloadCodes
{
    /// <summary>The code of each value of a payload that came in one entry; empty when the digits are damaged.</summary>
    public static IReadOnlyList<ValueCode> Read(ReadOnlySpan<byte> digits)
    {
        var codes = new List<ValueCode>();
        return AnswerReader.TryRead(digits, false, out _, codes) ? codes : [];
    }
}
