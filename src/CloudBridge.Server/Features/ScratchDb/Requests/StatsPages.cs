using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Cuts the pages of requests (20 items, from 1) out of those of statistics (100 items, from 0).</summary>
internal static class StatsPages
{
    private const int PerAnswer = IScratchStats.PageSize / LookupPages.Size;

    /// <summary>Asks for the page of statistics that a page of a request is in, and answers that part of it.</summary>
    /// <param name="fields">What is answered of each item.</param>
    /// <param name="context">The request.</param>
    /// <param name="style">The form of the answer.</param>
    /// <param name="page">The page that was asked for, from 1.</param>
    /// <param name="nothing">The sentence for a first page without items.</param>
    /// <param name="ask">Asks for a page of statistics, from 0.</param>
    public static Task<RequestResult> StatsPageAsync<T>(
        this FieldTable<StatsAnswer<T>> fields,
        RequestContext context,
        AnswerStyle style,
        int page,
        string nothing,
        Func<int, Task<StatsAnswer<IReadOnlyList<T>>>> ask)
    {
        var whole = (LookupPages.Check(page) - 1) / PerAnswer;
        return fields.TheirPageAsync(context, style, page, nothing, async at => Cut(await ask(whole), (at - 1) % PerAnswer));
    }

    /// <summary>Answers a page of a list that came whole.</summary>
    public static Task<RequestResult> StatsPartAsync<T>(
        this FieldTable<StatsAnswer<T>> fields,
        RequestContext context,
        AnswerStyle style,
        int page,
        string nothing,
        Func<Task<StatsAnswer<IReadOnlyList<T>>>> ask) =>
        fields.PartAsync(context, style, page, nothing, async () => Each(await ask()));

    /// <summary>Answers a list that has no pages.</summary>
    public static Task<RequestResult> StatsListAsync<T>(
        this FieldTable<StatsAnswer<T>> fields, RequestContext context, AnswerStyle style, string nothing, Func<Task<StatsAnswer<IReadOnlyList<T>>>> ask) =>
        fields.AllAsync(context, style, nothing, async () => Each(await ask()));

    private static IReadOnlyList<StatsAnswer<T>> Cut<T>(StatsAnswer<IReadOnlyList<T>> whole, int part) =>
        [.. Each(whole).Skip(part * LookupPages.Size).Take(LookupPages.Size)];

    private static IReadOnlyList<StatsAnswer<T>> Each<T>(StatsAnswer<IReadOnlyList<T>> whole) => [.. whole.Value.Select(item => whole.With(item))];
}
