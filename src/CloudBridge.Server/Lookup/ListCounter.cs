using CloudBridge.Scratch;

namespace CloudBridge.Server.Lookup;

/// <summary>Counts lists that Scratch does not count itself with few questions: a million items take about 25.</summary>
internal static class ListCounter
{
    private const int Growth = 4;
    private const long MostPages = 1_000_000_000;

    /// <summary>The length of a list that may change meanwhile.</summary>
    /// <param name="read">Fetches a part of the list; an empty one behind its end.</param>
    public static async Task<long> CountAsync<T>(Func<PageRange, Task<IReadOnlyList<T>>> read)
    {
        // In pages of 40: all before "full" are full, and "empty" is behind the end.
        long full = 0, empty = long.MaxValue, page = 0;
        while (full < empty)
        {
            if (full > MostPages)
            {
                throw new UpstreamException(Upstream.ScratchApi, UpstreamFault.Malformed, "The list has no end.");
            }

            var count = (await read(new PageRange(page * PageRange.MaxLimit))).Count;
            if (count is > 0 and < PageRange.MaxLimit)
            {
                return (page * PageRange.MaxLimit) + count;
            }

            (full, empty) = count == 0 ? (full, page) : (page + 1, empty);
            page = empty == long.MaxValue ? full * Growth : full + ((empty - full) / 2);
        }

        return full * PageRange.MaxLimit;
    }
}
