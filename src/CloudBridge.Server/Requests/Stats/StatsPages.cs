using CloudBridge.Scratch;

namespace CloudBridge.Server.Requests.Stats;

/// <summary>Cuts the pages of requests (20 items, from 1) out of those of statistics (100 items, from 0).</summary>
internal static class StatsPages
{
    public const int Size = 20;

    private const int PerAnswer = IScratchStats.PageSize / Size;

    /// <summary>Asks for the page of statistics that a page of a request is in, and answers that part of it.</summary>
    /// <param name="page">The page that was asked for, from 1.</param>
    /// <param name="ask">Asks for a page of statistics, from 0.</param>
    /// <param name="answer">Makes an answer of the items.</param>
    /// <param name="nothing">The sentence for a first page without items.</param>
    public static async Task<RequestResult> AskAsync<T>(
        int page,
        Func<int, Task<StatsAnswer<IReadOnlyList<T>>>> ask,
        Func<IEnumerable<StatsAnswer<T>>, RequestResult> answer,
        string nothing)
    {
        if (page < 1)
        {
            return BadPage();
        }

        var whole = await ask((page - 1) / PerAnswer);
        return Cut(whole, page, ((page - 1) % PerAnswer) + 1, answer, nothing);
    }

    /// <summary>Answers a page of a list that came whole.</summary>
    public static RequestResult Of<T>(StatsAnswer<IReadOnlyList<T>> whole, int page, Func<IEnumerable<StatsAnswer<T>>, RequestResult> answer, string nothing) =>
        page < 1 ? BadPage() : Cut(whole, page, page, answer, nothing);

    private static RequestResult Cut<T>(StatsAnswer<IReadOnlyList<T>> whole, int page, int part, Func<IEnumerable<StatsAnswer<T>>, RequestResult> answer, string nothing)
    {
        var from = Math.Min((part - 1L) * Size, whole.Value.Count);
        var items = whole.Value.Skip((int)from).Take(Size).Select(item => new StatsAnswer<T>(item, whole.Source, whole.AsOf)).ToArray();
        if (items.Length > 0)
        {
            return answer(items);
        }

        return RequestResult.NotFound(page == 1 ? nothing : $"There is no page {page}: the list ends before it.");
    }

    private static RequestResult BadPage() => RequestResult.BadArgument("Pages count from 1. Write 1 or more.");
}
