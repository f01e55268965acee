using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Pages of what happened in a studio, which Scratch pages by date alone.</summary>
internal static class StudioActivity
{
    /// <summary>The last page, because every page before one has to be fetched as well.</summary>
    public const int LastPage = 10;

    /// <summary>Reads a part, each event once though the one at the border of two questions comes with both.</summary>
    public static async Task<IReadOnlyList<StudioEvent>> ReadAsync(
        IScratchApi api,
        long studio,
        PageRange range,
        CancellationToken cancellationToken)
    {
        var events = new List<StudioEvent>();
        var known = new HashSet<string>();
        DateTimeOffset? notAfter = null;
        while (events.Count < range.Offset + range.Limit)
        {
            var piece = await api.GetStudioActivityAsync(studio, PageRange.MaxLimit, notAfter, cancellationToken);
            var before = events.Count;
            events.AddRange(piece.Where(item => known.Add(item.Id)));
            if (piece.CameIn() < PageRange.MaxLimit || events.Count == before)
            {
                break;
            }

            notAfter = piece.Min(item => item.At);
        }

        return [.. events.Skip((int)range.Offset).Take(range.Limit)];
    }
}
