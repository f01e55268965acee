using System.Runtime.CompilerServices;

namespace CloudBridge.Scratch.Api;

/// <summary>
/// Walks lists that move while they are read. What moves down comes again and is left out; what moves up can be missed.
/// </summary>
internal static class PageWalk
{
    private const int Block = PageRange.MaxLimit;

    // One page of nothing new is a list that has grown by a page; two are a list that does not move on.
    private const int PatienceForOldPages = 2;

    /// <summary>Walks a list by offset until it ends, does not move on, or has given enough.</summary>
    public static async IAsyncEnumerable<T> ByOffsetAsync<T>(
        Func<PageRange, CancellationToken, Task<IReadOnlyList<T>>> read,
        Func<T, long> id,
        int most,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var known = new HashSet<long>();
        var old = 0;
        for (long offset = 0; known.Count < most && old < PatienceForOldPages; offset += Block)
        {
            var page = await read(new PageRange(offset), cancellationToken).ConfigureAwait(false);
            var before = known.Count;
            foreach (var item in page.Where(item => known.Count < most && known.Add(id(item))))
            {
                yield return item;
            }

            if (page.CameIn() < Block)
            {
                yield break;
            }

            old = known.Count == before ? old + 1 : 0;
        }
    }

    /// <summary>Walks events from the newest on by the time of the oldest of each page.</summary>
    public static async IAsyncEnumerable<StudioEvent> ByDateAsync(
        Func<DateTimeOffset?, CancellationToken, Task<IReadOnlyList<StudioEvent>>> read,
        int most,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var old = 0;
        DateTimeOffset? notAfter = null;
        while (known.Count < most && old < PatienceForOldPages)
        {
            var page = await read(notAfter, cancellationToken).ConfigureAwait(false);
            var before = known.Count;
            foreach (var happened in page.Where(happened => known.Count < most && known.Add(happened.Id)))
            {
                yield return happened;
            }

            if (page.CameIn() < Block)
            {
                yield break;
            }

            old = known.Count == before ? old + 1 : 0;
            notAfter = Older(page, isOld: old > 0);
        }
    }

    /// <summary>
    /// The time to go on from. A page of nothing new is full of events of one moment: what else was in it cannot be had, so
    /// the walk steps over it.
    /// </summary>
    private static DateTimeOffset Older(IReadOnlyList<StudioEvent> page, bool isOld)
    {
        var oldest = page.Min(happened => happened.At);
        return isOld ? oldest.AddMilliseconds(-1) : oldest;
    }
}
