using System.Globalization;
using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Scratch's cloud server.</summary>
internal sealed class CloudDataRequests(ICloudData cloud)
{
    private static readonly CloudHealthFields Health = new();
    private static readonly CloudLogFields Log = new();

    [Request(
        "cloud.health",
        Description = "Tells whether Scratch's cloud server is working.",
        Example = "cloud.health",
        Fields = typeof(CloudHealthFields),
        Endpoints = ["CloudData GET /health"],
        Idempotent = true)]
    public Task<RequestResult> HealthAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Health.OneAsync(context, style, () => cloud.GetHealthAsync(cancellationToken));

    [Request(
        "cloud.log",
        Description = "Lists who changed which cloud variable of a shared project, newest first, 20 a page.",
        Example = "cloud.log 104",
        Fields = typeof(CloudLogFields),
        Endpoints = ["CloudData GET /logs"],
        Idempotent = true)]
    public Task<RequestResult> LogAsync(
        string project,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var number = LookupText.Project(project);
        return Log.PageAsync(
            context,
            style,
            page,
            $"The cloud log of project {number} is empty.",
            range => cloud.GetLogAsync(number, range.Limit, range.Offset, cancellationToken));
    }

    /// <summary>The fields of the health of the cloud server.</summary>
    internal sealed class CloudHealthFields : FieldTable<CloudHealth>
    {
        public CloudHealthFields()
        {
            AddTruth("ready", "1 when its database is ready", health => health.IsRedisReady, isUsual: true);
            AddTruth("connected", "1 when it reaches its database", health => health.IsRedisConnected, isUsual: true);
            AddNumber("uptime", "for how many seconds it has been running", health => (long?)health.Uptime?.TotalSeconds, isUsual: true);
            AddText(
                "load",
                "the load of its machine over 1, 5 and 15 minutes",
                health => string.Join(" ", health.Load.Select(load => load.ToString("0.####################", CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>A row of the cloud log.</summary>
    internal sealed class CloudLogFields : FieldTable<CloudLogRow>
    {
        public CloudLogFields()
        {
            AddText("user", "who did it", row => row.User, isUsual: true);
            AddText("verb", "what was done: set_var, create_var or del_var", row => row.Verb, isUsual: true);
            AddText("name", "the variable", row => row.Name, isUsual: true);
            AddText("value", "the value", row => row.Value, isUsual: true);
            AddDate("at", "when", row => row.At, isUsual: true);
        }
    }
}
