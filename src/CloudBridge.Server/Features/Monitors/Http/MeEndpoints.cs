using System.Globalization;
using System.Security.Claims;
using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Answers;
using CloudBridge.Server.Features.Monitors.Http.Events;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Description;
using CloudBridge.Server.Http.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CloudBridge.Server.Features.Monitors.Http;

/// <summary>The caller's own account: read, take along, delete.</summary>
internal static class MeEndpoints
{
    // Whoever took over an account of Scratch gets a new key, and its owner a day to notice.
    private static readonly TimeSpan Wait = TimeSpan.FromHours(24);

    public static void MapMe(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Account");
        me.MapGet("", GetAsync).RequireScope(KeyScopes.Read)
            .Describe("Your account, and the key you use.");
        me.MapGet("/export", ExportAsync).RequireScope(KeyScopes.Read)
            .Describe("Everything that is kept here about you, as one JSON file.");
        me.MapDelete("", DeleteAsync).RequireScope(KeyScopes.Account)
            .Describe(
                "Deletes your account with its monitors, history, keys and alerts, at once and for ever. Where the account is older than a day, the "
                    + "key must be too.");
    }

    private static async Task<Ok<MeJson>> GetAsync(
        ClaimsPrincipal user,
        IAccountStore accounts,
        IMonitorStore monitors,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(await ReadAsync(Caller.Of(user), accounts, monitors, cancellationToken));

    private static async Task<Ok<ExportJson>> ExportAsync(
        HttpContext http,
        ClaimsPrincipal user,
        IAccountStore accounts,
        IMonitorStore monitors,
        IKeyStore keys,
        IAlertStore alerts,
        IMonitorService service,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (caller, now) = (Caller.Of(user), time.GetUtcNow());
        var me = await ReadAsync(caller, accounts, monitors, cancellationToken);
        var ownKeys = await keys.ListKeysAsync(caller.Actor.AccountId, cancellationToken);
        var ownAlerts = await alerts.ListChannelsAsync(caller.Actor.AccountId, cancellationToken);
        http.Response.Headers.ContentDisposition = "attachment; filename=\"cloudbridge-export.json\"";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new ExportJson(
            now.UtcDateTime,
            me,
            [.. ownKeys.Select(ExportedKeyJson.Of)],
            [.. ownAlerts.Select(AlertJson.Of)],
            new MonitorExport(service, caller.Actor, now).ReadAsync(cancellationToken)));
    }

    private static async Task<NoContent> DeleteAsync(
        ClaimsPrincipal user,
        IAccountStore accounts,
        IMonitorService service,
        EventStreams streams,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(user);
        var account = await FindAsync(caller, accounts, cancellationToken);
        var (now, allowed) = (time.GetUtcNow(), caller.KeyCreatedAt + Wait);
        if (now < allowed && account.CreatedAt + Wait <= now)
        {
            throw new ApiException(
                StatusCodes.Status403Forbidden,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"This key is too new to delete an account with; it can from {allowed.UtcDateTime:yyyy-MM-dd HH:mm} UTC on."));
        }

        await service.DeleteAccountAsync(caller.Actor, cancellationToken);
        streams.End(caller.Actor.AccountId);
        return TypedResults.NoContent();
    }

    private static async Task<MeJson> ReadAsync(
        Caller caller,
        IAccountStore accounts,
        IMonitorStore monitors,
        CancellationToken cancellationToken)
    {
        var account = await FindAsync(caller, accounts, cancellationToken);
        return MeJson.Of(account, await monitors.CountMonitorsAsync(account.Name, cancellationToken), caller);
    }

    private static async Task<Account> FindAsync(Caller caller, IAccountStore accounts, CancellationToken cancellationToken) =>
        await accounts.FindAccountAsync(caller.Actor.AccountId, cancellationToken)
        ?? throw new ApiException(StatusCodes.Status404NotFound, "The account of this key is gone.");
}
