using System.Globalization;
using CloudBridge.Server.Features.Monitors.Http.Answers;
using CloudBridge.Server.Http.Input;

namespace CloudBridge.Server.Features.Monitors.Http;

/// <summary>Cuts lists into pages, and tells where the next one is: in the body, and by a header <c>Link</c>.</summary>
internal static class Paging
{
    /// <summary>The number of items of a page.</summary>
    public static NumberQuery Count { get; } = new("count", "How many at most. Default 50, up to 500.", 1, 500, 50);

    /// <summary>A page of a list.</summary>
    /// <param name="http">Gets the header.</param>
    /// <param name="items">One more than the page holds, when there are so many.</param>
    /// <param name="count">How many it holds.</param>
    /// <param name="write">An item as it is shown.</param>
    /// <param name="cursor">The name of the parameter that asks for the next page.</param>
    /// <param name="place">Its value, from the last item of this page.</param>
    public static Page<TOut> Of<TIn, TOut>(
        HttpContext http,
        IReadOnlyList<TIn> items,
        int count,
        Func<TIn, TOut> write,
        string cursor,
        Func<TIn, string> place)
    {
        if (items.Count <= count)
        {
            return new([.. items.Select(write)], null);
        }

        var next = string.Create(
            CultureInfo.InvariantCulture,
            $"{http.Request.Path.ToUriComponent()}?count={count}&{cursor}={Uri.EscapeDataString(place(items[count - 1]))}");
        http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return new([.. items.Take(count).Select(write)], next);
    }
}
