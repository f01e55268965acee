using System.Security.Claims;
using CloudBridge.Hosting;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Egress;
using CloudBridge.Server.Features.Monitors.Http.Answers;
using CloudBridge.Server.Features.Monitors.Http.Input;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Description;
using CloudBridge.Server.Http.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CloudBridge.Server.Features.Monitors.Http;

/// <summary>Where the caller's alerts go: list, make, delete.</summary>
internal static class AlertEndpoints
{
    private const int MostChannels = 5;

    public static void MapAlerts(this RouteGroupBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("", ListAsync).RequireScope(KeyScopes.Read)
            .Describe("Where your alerts go.");
        alerts.MapPost("", AddAsync).RequireScope(KeyScopes.Write)
            .Describe(
                $"Sends alerts somewhere else too, {MostChannels} places at most. The secret that webhooks are signed with is in this answer alone.")
            .Problems(400, 409, 422);
        alerts.MapDelete("/{id}", DeleteAsync).RequireScope(KeyScopes.Write)
            .Describe("Sends no alerts there any more.").Problems(404);
    }

    private static async Task<Ok<ListJson<AlertJson>>> ListAsync(
        ClaimsPrincipal user,
        IAlertStore store,
        CancellationToken cancellationToken)
    {
        var channels = await store.ListChannelsAsync(Caller.Of(user).Actor.AccountId, cancellationToken);
        return TypedResults.Ok(new ListJson<AlertJson>([.. channels.Select(AlertJson.Of)]));
    }

    private static async Task<Created<NewAlertJson>> AddAsync(
        HttpContext http,
        ClaimsPrincipal user,
        JsonBody<AlertBody> body,
        IAlertStore store,
        IEgressDialer dialer,
        ICloudBridgeStatus bridge,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (kind, target, secret) = AlertTarget.Read(body.Value, dialer, bridge);
        var channel = await store.AddChannelAsync(
            new AlertChannel(0, Caller.Of(user).Actor.AccountId, kind, target, secret, time.GetUtcNow()),
            MostChannels,
            cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"{ApiPaths.Prefix}/alerts/{channel.Id}", new NewAlertJson(AlertJson.Of(channel), secret.Length > 0 ? secret : null));
    }

    private static async Task<NoContent> DeleteAsync(
        ClaimsPrincipal user,
        string id,
        IAlertStore store,
        CancellationToken cancellationToken) =>
        await store.DeleteChannelAsync(Caller.Of(user).Actor.AccountId, RouteId.Read(id, "place for alerts"), cancellationToken)
            ? TypedResults.NoContent()
            : throw new ApiException(StatusCodes.Status404NotFound, "You have no place for alerts with this number; GET /api/v1/alerts lists them.");
}
