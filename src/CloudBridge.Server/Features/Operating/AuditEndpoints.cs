using System.Globalization;
using CloudBridge.CloudServer.Auditing;
using CloudBridge.Monitors;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Description;
using CloudBridge.Server.Http.Input;
using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Features.Operating;

/// <summary>Who changed which variable of the embedded cloud server, for operators alone.</summary>
internal static class AuditEndpoints
{
    public const string Path = ApiPaths.Prefix + "/audit";
    public const int MaxCount = 1_000;
    public const int UsualCount = 100;

    private const int MaxText = 1_024;
    private static readonly TextQuery Project = new("project", "The room: the id of the project. Must be there.", MaxText);
    private static readonly TextQuery Variable = new("variable", "Only this variable, by its full name. Default all.", MaxText);
    private static readonly NumberQuery Count = new("count", "How many at most. Default 100, up to 1,000.", 1, MaxCount, UsualCount);

    /// <summary>Maps it.</summary>
    public static void MapAudit(this WebApplication app) =>
        app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, ErrorFilter>().AddEndpointFilter<RouteGroupBuilder, KnownQueryFilter>()
            .MapGet(Path, Answer).RequireScope(KeyScopes.Operator).WithTags("Cloud server")
            .Describe("The latest changes of variables in a room, newest first. User names are what clients claim.", Project, Variable, Count);

    private static IResult Answer(HttpContext http, EmbeddedCloud cloud)
    {
        var project = Project.Read(http.Request) ?? throw ApiException.BadValue("project is missing: which room?");
        var changes = cloud.ReadAudit(project, Variable.Read(http.Request), (int)Count.Read(http.Request))
            ?? throw new ApiException(StatusCodes.Status503ServiceUnavailable, "The cloud server does not run right now.");
        return SnakeJson.Answer(http, new AuditBody([.. changes.Select(ChangeBody.Of)]));
    }

    /// <summary>A change of a variable as it is shown.</summary>
    /// <param name="At">When, as ISO 8601 in UTC.</param>
    /// <param name="Variable">Which variable.</param>
    /// <param name="User">The name that the client claims.</param>
    /// <param name="Change">set, rename or delete.</param>
    /// <param name="Before">The value before; null for none.</param>
    /// <param name="After">The value after; null for none.</param>
    /// <param name="NewName">The new name of a renamed one.</param>
    internal sealed record ChangeBody(
        string At,
        string Variable,
        string User,
        string Change,
        AuditedValue? Before,
        AuditedValue? After,
        string? NewName)
    {
        public static ChangeBody Of(AuditedChange change) => new(
            change.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            change.Variable,
            change.User,
            WordOf(change.Kind),
            change.Before,
            change.After,
            change.NewName);

        private static string WordOf(ChangeKind kind) => kind switch
        {
            ChangeKind.Rename => "rename",
            ChangeKind.Delete => "delete",
            _ => "set",
        };
    }

    /// <summary>Changes of variables as they are shown, newest first.</summary>
    internal sealed record AuditBody(IReadOnlyList<ChangeBody> Changes);
}
