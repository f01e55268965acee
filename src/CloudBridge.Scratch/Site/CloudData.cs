using System.Text.Json;
using CloudBridge.Scratch.Http;
using CloudBridge.Scratch.Logs;

namespace CloudBridge.Scratch.Site;

/// <summary>Asks the cloud server over HTTP.</summary>
internal sealed class CloudData(IUpstreamClient client) : ICloudData
{
    private const int MaxRows = 100;

    public async Task<CloudHealth> GetHealthAsync(CancellationToken cancellationToken = default)
    {
        var call = new UpstreamCall(Upstream.CloudData, "health", ReplyKind.Live);
        return SiteJson.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false), Health);
    }

    public async Task<IReadOnlyList<CloudLogRow>> GetLogAsync(
        long project,
        int limit = MaxRows,
        long offset = 0,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var path = FormattableString.Invariant(
            $"logs?projectid={SiteArguments.Id(project)}&limit={SiteArguments.Within(limit, MaxRows)}&offset={offset}");
        var call = new UpstreamCall(Upstream.CloudData, path, ReplyKind.Live);
        return SiteJson.Read(call, await client.GetAsync(call, cancellationToken).ConfigureAwait(false), CloudLogReply.Readable);
    }

    private static CloudHealth Health(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it is no health.");
        }

        var redis = Json.Property(body, "redis");
        var load = SiteJson.Items(Json.Property(body, "load")).Select(SiteJson.FractionOrNull).OfType<double>();
        return new(
            Uptime(SiteJson.FractionOrNull(Json.Property(body, "uptime"))),
            [.. load],
            SiteJson.TruthOrNull(redis, "connected"),
            SiteJson.TruthOrNull(redis, "ready"));
    }

    private static TimeSpan? Uptime(double? seconds) => seconds is >= 0 and <= 1e9 ? TimeSpan.FromSeconds(seconds.Value) : null;
}
