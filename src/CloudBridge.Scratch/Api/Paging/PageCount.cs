namespace CloudBridge.Scratch.Api;

/// <summary>Finds the end of a list with few looks.</summary>
internal static class PageCount
{
    private const int Block = PageRange.MaxLimit;

    /// <summary>The number of items; any number above <paramref name="most"/> when there are more.</summary>
    /// <param name="look">How many items the page of a number, from 0, has.</param>
    /// <param name="most">Pages that begin after this many items are not looked at.</param>
    public static async Task<long> FindAsync(Func<long, Task<int>> look, long most)
    {
        // Pages before `full` are full, pages from `end` on are empty or not looked at.
        var full = 0L;
        var end = (most / Block) + 1;
        var isEndSeen = false;
        while (full < end)
        {
            var page = isEndSeen ? (full + end) / 2 : Math.Min(Math.Max((2 * full) - 1, 0), end - 1);
            var items = await look(page).ConfigureAwait(false);
            if (items is > 0 and < Block)
            {
                return (page * Block) + items;
            }

            if (items == 0)
            {
                end = page;
                isEndSeen = true;
            }
            else
            {
                full = page + 1;
            }
        }

        return full * Block;
    }
}
