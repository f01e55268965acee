using CloudBridge.Clouds;

namespace CloudBridge.Identity;

/// <summary>One reading of a cloud log.</summary>
/// <param name="Page">What it gave; null when it failed.</param>
/// <param name="Limit">Rows it asked for.</param>
/// <param name="Started">When it began, as a timestamp of the clock.</param>
/// <param name="Ended">When it ended.</param>
internal sealed record LogReading(CloudLogPage? Page, int Limit, long Started, long Ended)
{
    /// <summary>Rows that the shortest reading asks for; every cloud is taken to give as many.</summary>
    public const int ShortLimit = 100;

    /// <summary>True when no row from that moment on is missing at the old end.</summary>
    public bool ReachesBackTo(DateTimeOffset moment) =>
        Page is { Entries: var rows } && (rows.Count < ShortLimit || rows[^1].At < moment);
}
