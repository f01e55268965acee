using CloudBridge.Scratch;

namespace CloudBridge.Server.Requests;

/// <summary>
/// Answers what was looked up, the same for every request. Fields are looked at before anybody is asked. A page behind the
/// end, and a list without any item, is a sentence. What is longer than an answer may be is refused with advice, so that no
/// project counts items that were cut away.
/// </summary>
internal static class LookupPages
{
    /// <summary>Items of a page.</summary>
    public const int Size = 20;

    private const int LastPage = 100_000;

    /// <summary>A page that a list may have.</summary>
    /// <exception cref="BadValueException">No list has it.</exception>
    public static int Check(int page, int lastPage = LastPage) =>
        page < 1 ? throw new BadValueException($"There is no page {page}: pages count from 1.")
        : page > lastPage ? throw new BadValueException($"There is no page {page}: the last that can be asked is {lastPage}.")
        : page;

    /// <summary>Answers one item.</summary>
    public static async Task<RequestResult> OneAsync<T>(
        this FieldTable<T> fields,
        RequestContext context,
        AnswerStyle style,
        Func<Task<T>> read) =>
        fields.Check(style) ?? Fit(fields.One(await read(), style, context), context);

    /// <summary>Answers a list that has no pages.</summary>
    /// <param name="fields">What is answered of each item.</param>
    /// <param name="context">The request.</param>
    /// <param name="style">The form of the answer.</param>
    /// <param name="nothing">The sentence for an empty list.</param>
    /// <param name="read">Fetches it.</param>
    public static Task<RequestResult> AllAsync<T>(
        this FieldTable<T> fields,
        RequestContext context,
        AnswerStyle style,
        string nothing,
        Func<Task<IEnumerable<T>>> read) =>
        fields.AnswerAsync(context, style, 1, nothing, read);

    /// <summary>Answers a page of 20 of a list that comes whole.</summary>
    public static Task<RequestResult> PartAsync<T>(
        this FieldTable<T> fields,
        RequestContext context,
        AnswerStyle style,
        int page,
        string nothing,
        Func<Task<IReadOnlyList<T>>> read)
    {
        var skipped = (Check(page) - 1) * Size;
        return fields.AnswerAsync(context, style, page, nothing, async () => (await read()).Skip(skipped).Take(Size));
    }

    /// <summary>Answers a page of 20 of a list that is fetched in parts.</summary>
    public static Task<RequestResult> PageAsync<T>(
        this FieldTable<T> fields,
        RequestContext context,
        AnswerStyle style,
        int page,
        string nothing,
        Func<PageRange, Task<IReadOnlyList<T>>> read,
        int lastPage = LastPage)
    {
        var range = new PageRange((Check(page, lastPage) - 1L) * Size, Size);
        return fields.AnswerAsync(context, style, page, nothing, async () => await read(range));
    }

    /// <summary>Answers a page that others have cut. One behind the end may be empty there, or unknown.</summary>
    public static Task<RequestResult> TheirPageAsync<T>(
        this FieldTable<T> fields, RequestContext context, AnswerStyle style, int page, string nothing, Func<int, Task<IReadOnlyList<T>>> read) =>
        OrBehindAsync(page, () => fields.AnswerAsync(context, style, page, nothing, async () => await read(page)));

    /// <summary>
    /// Runs what asks for a page that others have cut: that they do not know a page behind the first means that the list
    /// ends before it.
    /// </summary>
    public static async Task<RequestResult> OrBehindAsync(int page, Func<Task<RequestResult>> ask)
    {
        try
        {
            Check(page);
            return await ask();
        }
        catch (UpstreamException error) when (error.Fault == UpstreamFault.NotFound && page > 1)
        {
            return Missing(page, "");
        }
    }

    /// <summary>The sentence for a page without items.</summary>
    /// <param name="page">The page, from 1.</param>
    /// <param name="nothing">The sentence for an empty list.</param>
    public static RequestResult Missing(int page, string nothing) =>
        RequestResult.NotFound(page == 1 ? nothing : $"There is no page {page}: the list ends before it.");

    /// <summary>Answers a page of a list of this server itself, of which only the first may be empty.</summary>
    /// <param name="page">The page, from 1.</param>
    /// <param name="items">What is on it.</param>
    public static RequestResult OwnPage(int page, IReadOnlyList<string> items) =>
        items.Count == 0 && page > 1 ? Missing(page, "") : RequestResult.List(items);

    /// <summary>An answer as it is, or advice when it is longer than an answer may be.</summary>
    public static RequestResult Fit(RequestResult answer, RequestContext context)
    {
        var length = answer.Items is { } items ? items.Sum(item => item.Length + 1L) : answer.Content?.Length ?? 0;
        return length <= context.ReplyLimit ? answer
            : RequestResult.Failed("The answer is too long for this project. Please ask for fewer fields, such as fields:title");
    }

    private static async Task<RequestResult> AnswerAsync<T>(
        this FieldTable<T> fields,
        RequestContext context,
        AnswerStyle style,
        int page,
        string nothing,
        Func<Task<IEnumerable<T>>> read)
    {
        if (fields.Check(style) is { } wrong)
        {
            return wrong;
        }

        var items = (await read()).ToList();
        return items.Count > 0 ? Fit(fields.Many(items, style, context), context) : Missing(page, nothing);
    }
}
