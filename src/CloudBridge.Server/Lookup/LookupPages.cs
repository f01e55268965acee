using CloudBridge.Scratch;

namespace CloudBridge.Server.Lookup;

/// <summary>
/// Lists in pages of 20 from page 1, the same for every request. A page behind the end, and a first page that is empty, is a
/// sentence. A page that is longer than an answer may be is refused with advice, so that no project counts items that were cut away.
/// </summary>
internal static class LookupPages
{
    /// <summary>Items of a page.</summary>
    public const int Size = 20;

    private const int LastPage = 100_000;

    /// <summary>Answers a page.</summary>
    /// <param name="fields">What is answered of each item.</param>
    /// <param name="context">The request.</param>
    /// <param name="style">The form of the answer.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="nothing">The sentence for an empty list.</param>
    /// <param name="read">Fetches a part of the list.</param>
    /// <param name="lastPage">The last page that may be asked.</param>
    public static async Task<RequestResult> PageAsync<T>(
        this FieldTable<T> fields,
        RequestContext context,
        AnswerStyle style,
        int page,
        string nothing,
        Func<PageRange, Task<IReadOnlyList<T>>> read,
        int lastPage = LastPage)
    {
        if (page < 1 || page > lastPage)
        {
            return RequestResult.BadArgument($"There is no page {page}. Pages go from 1 to {lastPage}.");
        }

        if (fields.Check(style) is { } wrong)
        {
            return wrong;
        }

        var items = await read(new PageRange((page - 1L) * Size, Size));
        return items.Count > 0 ? Fit(fields.Many(items, style, context), context)
            : RequestResult.NotFound(page == 1 ? nothing : $"There is no page {page}. The last one is earlier.");
    }

    /// <summary>An answer as it is, or advice when it is longer than an answer may be.</summary>
    public static RequestResult Fit(RequestResult answer, RequestContext context)
    {
        var length = answer.Items is { } items ? items.Sum(item => item.Length + 1L) : answer.Content?.Length ?? 0;
        return length <= context.ReplyLimit ? answer
            : RequestResult.Failed("That is too long for an answer here. Please ask for fewer fields, such as fields:title");
    }
}
