namespace CloudBridge.Storage;

/// <summary>Cuts texts that are too long for an answer and keeps the rest for a while, for the request <c>more</c>.</summary>
public interface ILongTexts
{
    /// <summary>
    /// The beginning of a text with a mark at its end, <c>...more 17</c>; the whole text when it is short enough. A rest of
    /// more than a million characters is not kept, and the mark is <c>...</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">Characters at most, with the mark; at least 40.</param>
    string Cut(string text, int limit);

    /// <summary>
    /// Goes on with a cut text, again cut where it is too long; null when the number is not known (any more). May be asked
    /// again.
    /// </summary>
    /// <param name="number">The number of the mark.</param>
    /// <param name="limit">Characters at most, with the mark; at least 40.</param>
    string? GoOn(int number, int limit);
}
