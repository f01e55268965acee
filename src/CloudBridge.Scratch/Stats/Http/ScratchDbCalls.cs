using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Stats.Http;

/// <summary>Asks a ScratchDB and tells its answers from its refusals.</summary>
internal sealed class ScratchDbCalls(IUpstreamClient client, string source)
{
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Asks; null from <paramref name="read"/> means that the answer lacks what it must have.</summary>
    public async Task<StatsAnswer<T>> AskAsync<T>(
        string path,
        ReplyKind kind,
        Func<JsonElement, T?> read,
        CancellationToken cancellationToken)
        where T : class
    {
        var call = new UpstreamCall(Upstream.ScratchDb, path, kind) { MaxBytes = MaxBytes };
        var reply = await client.GetAsync(call, cancellationToken).ConfigureAwait(false);
        using var document = Json.Parse(reply.Body) ?? throw Malformed(path);
        if (Refusal(document.RootElement, path) is { } refusal)
        {
            throw refusal;
        }

        var value = read(document.RootElement) ?? throw Malformed(path);
        return new StatsAnswer<T>(value, source, StatsValue.Date(document.RootElement, "as_of") ?? reply.FetchedAt);
    }

    /// <summary>A text as one piece of a path.</summary>
    /// <exception cref="UpstreamException">It cannot be one: empty, or dots that would climb up.</exception>
    public static string Piece(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Trim('.', ' ').Length > 0 ? Uri.EscapeDataString(text) : throw NotFound($"'{text}'");
    }

    public static string Page(int page)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        return page.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public static UpstreamException NotSupported(string dialect, string what) =>
        new(Upstream.ScratchDb, UpstreamFault.NotSupported, $"ScratchDB {dialect} has no {what}.");

    public static UpstreamException NotFound(string what) => new(Upstream.ScratchDb, UpstreamFault.NotFound, $"ScratchDB does not know {what}.");

    private static UpstreamException Malformed(string path) =>
        new(Upstream.ScratchDb, UpstreamFault.Malformed, $"ScratchDB's answer to {path} lacks what it must have.");

    private static UpstreamException? Refusal(JsonElement answer, string path)
    {
        if (Json.Text(answer, "error") is not { } error)
        {
            return null;
        }

        return error.Replace(" ", "", StringComparison.Ordinal).Contains("notfound", StringComparison.OrdinalIgnoreCase)
            ? NotFound(path)
            : new UpstreamException(Upstream.ScratchDb, UpstreamFault.Refused, $"ScratchDB refuses {path}: {(error.Length <= 100 ? error : error[..100])}");
    }
}
