using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Site;

/// <summary>Asks for the links; the shape of their list is nowhere promised, so every text in it counts.</summary>
internal sealed class Resources(IUpstreamClient client) : IResources
{
    private const int MaxLinks = 5_000;

    public async Task<IReadOnlyList<ResourceLink>> GetLinksAsync(CancellationToken cancellationToken = default)
    {
        var call = new UpstreamCall(Upstream.Resources, "localized-urls.json", ReplyKind.Lasting);
        return SiteJson.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false), Links);
    }

    private static IReadOnlyList<ResourceLink> Links(JsonElement body) => body.ValueKind is JsonValueKind.Object
        ? [.. Under(body, "").Take(MaxLinks)]
        : throw new FormatException("it is no list of links.");

    private static IEnumerable<ResourceLink> Under(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(part => Under(part.Value, name.Length == 0 ? part.Name : $"{name}.{part.Name}")),
        JsonValueKind.String => [new(name, Json.Text(value) ?? "")],
        _ => [],
    };
}
