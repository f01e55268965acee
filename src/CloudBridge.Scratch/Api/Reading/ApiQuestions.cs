using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Api;

/// <summary>
/// Asks an upstream that speaks the API's dialect, and reads its JSON. Lists are always asked in whole blocks of 40 that
/// begin at a multiple of 40, and cut here: pages of any size and place then share answers, and a part that crosses a
/// border costs two questions.
/// </summary>
internal sealed class ApiQuestions(IUpstreamClient client, Upstream upstream)
{
    private const int Block = PageRange.MaxLimit;
    private const int MaxItemBytes = 512 * 1024;
    private const int MaxListBytes = 4 * 1024 * 1024;

    /// <summary>Asks for one thing. What is new is told to <paramref name="saw"/>.</summary>
    public async Task<T> OneAsync<T>(
        string path,
        ReplyKind kind,
        Func<JsonElement, T> read,
        Action<T>? saw,
        CancellationToken cancellationToken)
    {
        var reply = await client.GetAsync(new UpstreamCall(upstream, path, kind) { MaxBytes = MaxItemBytes }, cancellationToken).ConfigureAwait(false);
        var value = Read(path, reply, read);
        Tell(reply, (IReadOnlyList<T>)[value], saw);
        return value;
    }

    /// <summary>Asks for a whole list at once, which has <paramref name="most"/> items at most.</summary>
    public async Task<ListPart<T>> ListAsync<T>(
        string path,
        int most,
        ReplyKind kind,
        Func<JsonElement, T> read,
        Action<T>? saw,
        CancellationToken cancellationToken)
    {
        var reply = await client.GetAsync(new UpstreamCall(upstream, path, kind) { MaxBytes = MaxListBytes }, cancellationToken).ConfigureAwait(false);
        var items = Read(path, reply, list => Listing.Read(list, read, most));
        Tell(reply, items, saw);
        return items;
    }

    /// <summary>Asks for a part of a list that is as long as it likes.</summary>
    /// <param name="pathOf">The path of the block of 40 that begins at an item.</param>
    /// <param name="range">Which part.</param>
    /// <param name="kind">How long the answer is good.</param>
    /// <param name="read">Reads an item.</param>
    /// <param name="saw">Hears of every item that is new.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<T>> PartAsync<T>(
        Func<long, string> pathOf, PageRange range, ReplyKind kind, Func<JsonElement, T> read, Action<T>? saw, CancellationToken cancellationToken)
    {
        var start = range.Offset - (range.Offset % Block);
        var first = await ListAsync(pathOf(start), Block, kind, read, saw, cancellationToken).ConfigureAwait(false);
        var part = first.Slice((int)(range.Offset - start), range.Limit);
        var isEnd = first.Came < Block || start > long.MaxValue - (2 * Block);
        if (part.Came == range.Limit || isEnd)
        {
            return part;
        }

        var second = await ListAsync(pathOf(start + Block), Block, kind, read, saw, cancellationToken).ConfigureAwait(false);
        return part.With(second.Slice(0, range.Limit - part.Came));
    }

    private T Read<T>(string path, UpstreamReply reply, Func<JsonElement, T> read)
    {
        using var json = Json.Parse(reply.Body) ?? throw Malformed(path, "is not JSON");
        try
        {
            return read(json.RootElement);
        }
        catch (MissingFieldException missing)
        {
            throw Malformed(path, missing.Field.Length == 0 ? "is of another shape" : $"has no usable {missing.Field}", missing);
        }
        catch (InvalidOperationException error)
        {
            // A name of a field that is no text: half a surrogate pair, or bytes that are not UTF-8.
            throw Malformed(path, "has a field whose name is no text", error);
        }
    }

    private static void Tell<T>(UpstreamReply reply, IReadOnlyList<T> items, Action<T>? saw)
    {
        if (saw is null || reply.IsFromCache)
        {
            return;
        }

        foreach (var item in items)
        {
            saw(item);
        }
    }

    private UpstreamException Malformed(string path, string what, Exception? error = null) =>
        new(upstream, UpstreamFault.Malformed, $"{upstream} answered GET /{path.Split('?')[0]} with something that {what}.", error);
}
