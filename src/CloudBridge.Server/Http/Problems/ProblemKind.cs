using System.Collections.Frozen;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Http.Problems;

/// <summary>A kind of trouble that the API tells of; there is one for each status.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Word">The end of the <c>type</c>, for programs.</param>
/// <param name="Title">The kind in a few words.</param>
/// <param name="Advice">What to do, where nothing better is known.</param>
internal sealed record ProblemKind(int Status, string Word, string Title, string Advice)
{
    private static readonly FrozenDictionary<int, ProblemKind> Kinds = new ProblemKind[]
    {
        new(400, "bad-value", "A value cannot be used", "The request cannot be read; docs/http-api.md shows what it should look like."),
        new(401, "no-key", "An access key is needed", "Send your access key in the header: Authorization: Bearer cbk1_…"),
        new(403, "forbidden", "Not allowed", "This key may not do that; make one with the scope it needs."),
        new(404, "not-found", "Not found", "There is no such path; /openapi/v1.json lists them."),
        new(405, "wrong-method", "Wrong method", "This path is there, but not for this method; /openapi/v1.json lists which are."),
        new(409, "quota-reached", "A quota is used up", "Delete something you do not need, or try again later."),
        new(410, "gone", "Gone", "Begin anew."),
        new(412, "changed", "Changed meanwhile", "Read it again, and send its new ETag."),
        new(413, "too-large", "Too large", "Send less at once."),
        new(415, "wrong-type", "Not JSON", "Send JSON, and the header Content-Type: application/json."),
        new(422, "address-refused", "The address may not be asked", "Give an address that everybody can reach."),
        new(429, "too-many", "Too many requests", "Wait as long as Retry-After says, then go slower."),
        new(500, "failed", "Something went wrong here", "Try again; if it stays, tell whoever runs this server."),
        new(501, "not-here", "Not on this server", "Ask whoever runs this server."),
        new(503, "unavailable", "Not possible right now", "Try again as Retry-After says."),
    }.ToFrozenDictionary(kind => kind.Status);

    /// <summary>The kind of a status; any other has the words of the nearest.</summary>
    public static ProblemKind Of(int status) =>
        Kinds.TryGetValue(status, out var kind) ? kind : Kinds[status < 500 ? 400 : 500] with { Status = status };

    /// <summary>The status of a fault.</summary>
    public static int StatusOf(MonitorFault fault) => fault switch
    {
        MonitorFault.BadValue => StatusCodes.Status400BadRequest,
        MonitorFault.AddressRefused => StatusCodes.Status422UnprocessableEntity,
        MonitorFault.NotFound => StatusCodes.Status404NotFound,
        MonitorFault.QuotaReached => StatusCodes.Status409Conflict,
        MonitorFault.Changed => StatusCodes.Status412PreconditionFailed,
        MonitorFault.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
