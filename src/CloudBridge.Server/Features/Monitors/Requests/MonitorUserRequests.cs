using CloudBridge.Monitors;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Monitors.Requests;

/// <summary>Who has monitors; anybody may know.</summary>
internal sealed class MonitorUserRequests(IAccountStore accounts, IMonitorStore store)
{
    private const int MostFamous = 10;

    [Request(
        "monitor.count",
        Description = "Counts a user's monitors; without a user, the users who have ever made one.",
        Example = "monitor.count griffpatch",
        Answer = "a number",
        Idempotent = true)]
    public async Task<RequestResult> CountAsync(RequestContext context, string user = "") =>
        MonitorMessages.Number(user.Trim().Length > 0
        ? await store.CountMonitorsAsync(LookupText.User(user), context.Aborted)
        : await accounts.CountUsersAsync(context.Aborted));

    [Request(
        "monitor.famous",
        Description = "Lists the ten users with monitors whom the most others follow.",
        Example = "monitor.famous",
        Answer = "a list: name and followers of the first, then of the next and so on",
        Idempotent = true)]
    public async Task<RequestResult> FamousAsync(RequestContext context)
    {
        var users = await accounts.FamousUsersAsync(MostFamous, context.Aborted);
        return RequestResult.List(users.SelectMany(user => (string[])[user.Name, MonitorMessages.Number(user.Followers)]));
    }
}
