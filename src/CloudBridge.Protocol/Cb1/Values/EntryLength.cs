namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>The number of digits that entries take in a packed value.</summary>
public static class EntryLength
{
    /// <summary>A welcome.</summary>
    public const int Welcome = 21;

    /// <summary>The opening of a long answer.</summary>
    public const int Opening = 1 + DownEntry.AddressWidth + OpeningBody;

    /// <summary>"Working".</summary>
    public const int Working = 1 + DownEntry.AddressWidth;

    /// <summary>The most digits that the length of one entry can say.</summary>
    public const int MaxDigits = 999;

    /// <summary>The most digits a length of two digits can say.</summary>
    internal const int MaxShortDigits = 89;

    private const int OpeningBody = 8;
    private const int PartHead = 6;
    private const int ShortField = 2;
    private const int LongField = 4;

    /// <summary>An answer, or a number, of <paramref name="digits"/> digits.</summary>
    public static int OfAnswer(int digits) => 1 + DownEntry.AddressWidth + OfField(digits);

    /// <summary>A part of a long answer with <paramref name="digits"/> digits.</summary>
    public static int OfPart(int digits) => PartHead + OfField(digits);

    /// <summary>The wish for <paramref name="count"/> parts of a request.</summary>
    public static int OfPartsWanted(int count) => 1 + DownEntry.AddressWidth + OfField(2 * count);

    /// <summary>
    /// An answer, or a number, of <paramref name="digits"/> digits for <paramref name="clients"/> clients at once.
    /// </summary>
    public static int OfSharedAnswer(int clients, int digits) => OfSharedHead(clients) + 1 + OfField(digits);

    /// <summary>The opening of a long answer for <paramref name="clients"/> clients at once.</summary>
    public static int OfSharedOpening(int clients) => OfSharedHead(clients) + 1 + OpeningBody;

    /// <summary>A version of a topic with <paramref name="digits"/> digits.</summary>
    public static int OfTopic(int digits) => 6 + OfField(digits);

    /// <summary>The opening of a long value of a topic.</summary>
    public static int OfTopicOpening() => 6 + OpeningBody;

    /// <summary>
    /// The most digits of a long answer that a part can have in <paramref name="room"/> digits; 0 when there is no room for
    /// any.
    /// </summary>
    public static int PartDigitsIn(int room)
    {
        var inShort = Math.Min(room - PartHead - ShortField, MaxShortDigits);
        var inLong = Math.Min(room - PartHead - LongField, MaxDigits);
        return Math.Max(0, inLong > MaxShortDigits ? inLong : inShort);
    }

    private static int OfSharedHead(int clients) => 2 + (clients * DownEntry.AddressWidth);

    private static int OfField(int digits) => digits + (digits > MaxShortDigits ? LongField : ShortField);
}
