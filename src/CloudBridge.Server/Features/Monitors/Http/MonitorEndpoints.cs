using System.Globalization;
using System.Security.Claims;
using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Answers;
using CloudBridge.Server.Features.Monitors.Http.Input;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Description;
using CloudBridge.Server.Http.Input;
using CloudBridge.Server.Http.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CloudBridge.Server.Features.Monitors.Http;

/// <summary>Monitors of the caller: list, make, read, change, pause, resume, delete.</summary>
internal static class MonitorEndpoints
{
    public const string Thing = "monitor";

    private static readonly NumberQuery After = new("after", "Only monitors with a higher number. Default 0.", 0, long.MaxValue, 0);

    public static void MapMonitors(this RouteGroupBuilder api)
    {
        var monitors = api.MapGroup("/monitors").WithTags("Monitors");
        monitors.MapGet("", ListAsync).RequireScope(KeyScopes.Read)
            .Describe("Your monitors, by number.", After, Paging.Count);
        monitors.MapPost("", AddAsync).RequireScope(KeyScopes.Write)
            .Describe(
                "Makes a monitor; it is checked within 5 seconds. One of yours with the same address is given instead (200), unchanged.")
            .Problems(400, 409, 422);
        monitors.MapGet("/{id}", GetAsync).RequireScope(KeyScopes.Read)
            .Describe("A monitor and how it is now. With If-None-Match: 304 when nothing is new.").Problems(404).Produces(StatusCodes.Status304NotModified);
        monitors.MapPatch("/{id}", ChangeAsync).RequireScope(KeyScopes.Write)
            .Describe("Changes what is named, leaves the rest. With If-Match: only if nobody has changed it meanwhile.").Problems(400, 404, 409, 412, 422);
        monitors.MapDelete("/{id}", DeleteAsync).RequireScope(KeyScopes.Write)
            .Describe("Deletes a monitor with its history. With If-Match: only if nobody has changed it meanwhile.").Problems(404, 412);
        monitors.MapPost("/{id}/pause", PauseAsync).RequireScope(KeyScopes.Write)
            .Describe("Stops checking until it is resumed.").Problems(404);
        monitors.MapPost("/{id}/resume", ResumeAsync).RequireScope(KeyScopes.Write)
            .Describe("Checks again, also after an automatic pause.").Problems(404);
    }

    private static async Task<Ok<Page<MonitorJson>>> ListAsync(
        HttpContext http,
        ClaimsPrincipal user,
        IMonitorService service,
        CancellationToken cancellationToken)
    {
        var (after, count) = (After.Read(http.Request), (int)Paging.Count.Read(http.Request));
        var views = await service.ListAsync(Caller.Of(user).Actor, after, count + 1, cancellationToken);
        return TypedResults.Ok(Paging.Of(http, views, count, MonitorJson.Of, After.Name, view => view.Definition.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<Created<MonitorJson>, Ok<MonitorJson>>> AddAsync(
        HttpContext http,
        ClaimsPrincipal user,
        JsonBody<MonitorBody> body,
        IMonitorService service,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Value.Url))
        {
            throw ApiException.BadValue("url is missing; give the address to watch.");
        }

        // The store keeps milliseconds, so what is made now may seem to be a little older.
        var begin = time.GetUtcNow().ToUnixTimeMilliseconds();
        var view = await service.AddAsync(Caller.Of(user).Actor, body.Value.ToChange(), cancellationToken);
        var json = Tagged(http, view);
        var path = $"{ApiPaths.Prefix}/monitors/{json.Id}";
        if (view.Definition.CreatedAt.ToUnixTimeMilliseconds() >= begin)
        {
            return TypedResults.Created(path, json);
        }

        http.Response.Headers.ContentLocation = path;
        return TypedResults.Ok(json);
    }

    private static async Task<Results<Ok<MonitorJson>, StatusCodeHttpResult>> GetAsync(
        HttpContext http,
        ClaimsPrincipal user,
        string id,
        IMonitorService service,
        CancellationToken cancellationToken)
    {
        var view = await service.GetAsync(Caller.Of(user).Actor, RouteId.Read(id, Thing), cancellationToken);
        var json = Tagged(http, view);
        return EntityTags.IsKnown(http.Request, VersionTag.Of(view))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(json);
    }

    private static async Task<Ok<MonitorJson>> ChangeAsync(
        HttpContext http,
        ClaimsPrincipal user,
        string id,
        JsonBody<MonitorBody> body,
        IMonitorService service,
        CancellationToken cancellationToken)
    {
        var version = VersionTag.Required(http.Request);
        var view = await service.UpdateAsync(Caller.Of(user).Actor, RouteId.Read(id, Thing), body.Value.ToChange(), version, cancellationToken);
        return TypedResults.Ok(Tagged(http, view));
    }

    private static async Task<NoContent> DeleteAsync(
        HttpContext http,
        ClaimsPrincipal user,
        string id,
        IMonitorService service,
        CancellationToken cancellationToken)
    {
        await service.RemoveAsync(Caller.Of(user).Actor, RouteId.Read(id, Thing), VersionTag.Required(http.Request), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<MonitorJson>> PauseAsync(
        HttpContext http,
        ClaimsPrincipal user,
        string id,
        IMonitorService service,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(Tagged(http, await service.PauseAsync(Caller.Of(user).Actor, RouteId.Read(id, Thing), cancellationToken)));

    private static async Task<Ok<MonitorJson>> ResumeAsync(
        HttpContext http,
        ClaimsPrincipal user,
        string id,
        IMonitorService service,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(Tagged(http, await service.ResumeAsync(Caller.Of(user).Actor, RouteId.Read(id, Thing), cancellationToken)));

    private static MonitorJson Tagged(HttpContext http, MonitorView view)
    {
        http.Response.Headers.ETag = VersionTag.Of(view);
        return MonitorJson.Of(view);
    }
}
