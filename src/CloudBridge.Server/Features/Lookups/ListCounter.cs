using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups;

/// <summary>Counts lists that Scratch does not count itself with few questions: a million items take about 25.</summary>
internal static class ListCounter
{
    private const int Growth = 4;
    private const long MostPages = 1_000_000_000;

    /// <summary>Where upstreams cut lists that go on.</summary>
    private const long Cut = 10_000;

    /// <summary>The length of a list that may change meanwhile.</summary>
    /// <param name="read">Fetches a part of the list; an empty one behind its end.</param>
    /// <exception cref="PlayerVisibleException">The list goes on behind what can be seen of it.</exception>
    public static async Task<long> CountAsync<T>(Func<PageRange, Task<IReadOnlyList<T>>> read) =>
        await CountOrNullAsync(read) ?? throw new PlayerVisibleException($"Scratch shows only the first {Cut} of that list, so nobody can count it.");

    /// <summary>The length of a list; null when it goes on behind what can be seen of it.</summary>
    public static async Task<long?> CountOrNullAsync<T>(Func<PageRange, Task<IReadOnlyList<T>>> read)
    {
        // In pages of 40: all before "full" are full, and "empty" is behind the end.
        long full = 0, empty = long.MaxValue, page = 0;
        var isCut = false;
        while (full < empty)
        {
            if (full > MostPages)
            {
                throw new UpstreamException(Upstream.ScratchApi, UpstreamFault.Malformed, "The list has no end.");
            }

            var count = await LengthAsync(read, page);
            isCut |= count is null;
            if (count is > 0 and < PageRange.MaxLimit)
            {
                return (page * PageRange.MaxLimit) + count;
            }

            (full, empty) = count is null or 0 ? (full, page) : (page + 1, empty);
            page = empty == long.MaxValue ? full * Growth : full + ((empty - full) / 2);
        }

        return isCut || full * PageRange.MaxLimit == Cut ? null : full * PageRange.MaxLimit;
    }

    /// <summary>The length of a page; null for one that the upstream shows nobody, however long the list is.</summary>
    private static async Task<int?> LengthAsync<T>(Func<PageRange, Task<IReadOnlyList<T>>> read, long page)
    {
        try
        {
            return (await read(new PageRange(page * PageRange.MaxLimit))).CameIn();
        }
        catch (UpstreamException error) when (error.Fault == UpstreamFault.Refused && page * PageRange.MaxLimit >= Cut)
        {
            return null;
        }
    }
}
