using System.Globalization;

namespace CloudBridge.Monitors;

/// <summary>The HTTP statuses that count as up, both ends included.</summary>
/// <param name="From">From 100 to 999: some servers make up their own.</param>
/// <param name="To">From <paramref name="From"/> to 999.</param>
public readonly record struct StatusRange(int From, int To)
{
    /// <summary>200 to 399.</summary>
    public static StatusRange Default { get; } = new(200, 399);

    /// <summary>
    /// True when the answer behind redirects is the one that counts: always, except where nothing but redirects is expected.
    /// </summary>
    public bool FollowsRedirects => From < 300 || To > 399;

    /// <summary>Reads <c>200</c> or <c>200-399</c>.</summary>
    public static bool TryParse(string? text, out StatusRange range)
    {
        var ends = (text ?? "").Split('-', StringSplitOptions.TrimEntries);
        range = default;
        if (ends.Length > 2 || !TryStatus(ends[0], out var from) || !TryStatus(ends[^1], out var to) || to < from)
        {
            return false;
        }

        range = new(from, to);
        return true;
    }

    /// <summary>Tells whether a status is within.</summary>
    public bool Contains(int status) => status >= From && status <= To;

    /// <summary>The text as <see cref="TryParse"/> reads it.</summary>
    public override string ToString() =>
        From == To ? From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");

    private static bool TryStatus(string text, out int status) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out status) && status is >= 100 and <= 999;
}
