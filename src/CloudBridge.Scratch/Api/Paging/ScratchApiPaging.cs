using CloudBridge.Scratch.Api;

namespace CloudBridge.Scratch;

/// <summary>
/// Whole lists of the Scratch API, read in pages of 40 as the reader goes on; nothing is asked before or after. An item
/// that comes again because the list has moved is left out; one that moves up over a border between pages is missed. Every
/// walk ends after <c>most</c> items.
/// </summary>
public static partial class ScratchApiPaging
{
    /// <summary>The items after which a walk ends unless told otherwise.</summary>
    public const int UsualMost = 10_000;

    /// <summary>The news, newest first.</summary>
    public static IAsyncEnumerable<NewsItem> AllNewsAsync(this IScratchApi api, int most = UsualMost) =>
        PageWalk.ByOffsetAsync((range, token) => api.GetNewsAsync(range, token), news => news.Id, most);

    /// <summary>
    /// Finds how long a list is: looks at pages 1, 2, 4, 8 … until one is not full, then halves. A list of a million items
    /// takes about 30 questions, one of fewer than 40 one. The pages stay in the cache of the upstream client.
    /// </summary>
    /// <param name="read">Reads a part of the list: <c>(range, token) => api.GetFollowersAsync(name, range, token)</c>.</param>
    /// <param name="most">The number after which counting ends, from 1. Default a million.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UpstreamException">There is no usable answer.</exception>
    public static async Task<ListCount> CountAsync<T>(
        Func<PageRange, CancellationToken, Task<IReadOnlyList<T>>> read,
        long most = 1_000_000,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var count = await PageCount.FindAsync(
            async page => (await read(new PageRange(page * PageRange.MaxLimit), cancellationToken).ConfigureAwait(false)).CameIn(),
            most).ConfigureAwait(false);
        return count > most ? new ListCount(most, IsExact: false) : new ListCount(count, IsExact: true);
    }
}
