using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Site;

/// <summary>Asks the service that translates.</summary>
internal sealed class Translation(IUpstreamClient client) : ITranslation
{
    public async Task<string> TranslateAsync(string language, string text, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, ITranslation.MaxLength, nameof(text));
        var call = new UpstreamCall(
            Upstream.Translate,
            $"translate?language={SiteArguments.Code(language)}&text={Uri.EscapeDataString(text)}",
            ReplyKind.Lasting);
        return SiteJson.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false), Result);
    }

    public async Task<IReadOnlyList<TranslationLanguage>> GetLanguagesAsync(CancellationToken cancellationToken = default)
    {
        var call = new UpstreamCall(Upstream.Translate, "supported", ReplyKind.Lasting);
        return SiteJson.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false), Languages);
    }

    private static string Result(JsonElement body) =>
        Json.Text(body, "result") ?? throw new FormatException("there is no result.");

    private static IReadOnlyList<TranslationLanguage> Languages(JsonElement body) => Json.Readable(
        Json.Property(body, "result"),
        language => Json.Text(language, "code") is { } code ? new TranslationLanguage(code, Json.Text(language, "name") ?? "") : null,
        "languages");
}
