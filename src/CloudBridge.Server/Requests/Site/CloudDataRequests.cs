using CloudBridge.Scratch;
using CloudBridge.Server.Requests.Site.Fields;

namespace CloudBridge.Server.Requests.Site;

/// <summary>Scratch's cloud server.</summary>
internal sealed class CloudDataRequests(ICloudData cloud)
{
    private const int PageLength = 20;
    private static readonly CloudHealthFields Health = new();
    private static readonly CloudLogFields Log = new();

    [Request("cloud.health", Description = "Tells how Scratch's cloud server is.", Example = "cloud.health", Fields = typeof(CloudHealthFields), Endpoints = ["CloudData GET /health"], Idempotent = true)]
    public async Task<RequestResult> HealthAsync([Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        Health.One(await cloud.GetHealthAsync(cancellationToken), style, context);

    [Request("cloud.log", Description = "Lists who changed which cloud variable of a shared project, newest first, 20 a page.", Example = "cloud.log 104", Fields = typeof(CloudLogFields), Endpoints = ["CloudData GET /logs"], Idempotent = true)]
    public async Task<RequestResult> LogAsync(long project, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        var offset = (SiteValues.Page(page) - 1) * PageLength;
        return Log.Many(await cloud.GetLogAsync(SiteValues.Id(project, "project"), PageLength, offset, cancellationToken), style, context);
    }
}
