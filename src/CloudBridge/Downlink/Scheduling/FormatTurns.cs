namespace CloudBridge.Downlink.Scheduling;

/// <summary>
/// Which of the two formats has the next value: whose turn started first. An answer of one value is passed over by the other format a few
/// times at most, however many ask there: both share a second. Guarded by the outbox.
/// </summary>
internal sealed class FormatTurns
{
    private const int MostPassedOver = 3;

    private int _cb1InARow;
    private int _answersInARow;

    /// <summary>True when CB1 is to have the next value.</summary>
    /// <param name="cb1">When the next turn of CB1 would be over.</param>
    /// <param name="hasShortCb1">True when an answer or a word of one value waits there.</param>
    /// <param name="answers">When the next turn of Cloud Requests would be over.</param>
    /// <param name="isShortAnswer">True when that is an answer of one value.</param>
    public bool IsCb1Next(double cb1, bool hasShortCb1, double answers, bool isShortAnswer) =>
        hasShortCb1 && _answersInARow >= MostPassedOver
        || (cb1 <= answers && !(isShortAnswer && _cb1InARow >= MostPassedOver));

    /// <summary>A value was written.</summary>
    public void Note(bool isCb1) => (_cb1InARow, _answersInARow) = isCb1 ? (_cb1InARow + 1, 0) : (0, _answersInARow + 1);
}
