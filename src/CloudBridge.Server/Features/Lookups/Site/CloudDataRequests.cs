using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Site.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Scratch's cloud server.</summary>
internal sealed class CloudDataRequests(ICloudData cloud)
{
    private static readonly CloudHealthFields Health = new();
    private static readonly CloudLogFields Log = new();

    [Request("cloud.health", Description = "Tells whether Scratch's cloud server is working.", Example = "cloud.health", Fields = typeof(CloudHealthFields), Endpoints = ["CloudData GET /health"], Idempotent = true)]
    public Task<RequestResult> HealthAsync([Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        Health.OneAsync(context, style, () => cloud.GetHealthAsync(cancellationToken));

    [Request("cloud.log", Description = "Lists who changed which cloud variable of a shared project, newest first, 20 a page.", Example = "cloud.log 104", Fields = typeof(CloudLogFields), Endpoints = ["CloudData GET /logs"], Idempotent = true)]
    public Task<RequestResult> LogAsync(string project, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        var number = LookupText.Project(project);
        return Log.PageAsync(context, style, page, $"The cloud log of project {number} is empty.", range => cloud.GetLogAsync(number, range.Limit, range.Offset, cancellationToken));
    }
}
