using System.Globalization;
using System.Security.Claims;
using CloudBridge.Monitors;
using CloudBridge.Server.Access;
using CloudBridge.Server.Http.Monitors.Description;
using CloudBridge.Server.Http.Monitors.Problems;

namespace CloudBridge.Server.Http.Monitors.Events;

/// <summary>What happens to the caller's monitors, as it happens.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this RouteGroupBuilder api) => api.MapGet("/events", Open).RequireScope(KeyScopes.Read)
        .WithTags("Events")
        .Describe($"What happens to your monitors, as server-sent events named checked, changed and removed; a comment every 15 seconds shows that it lives. Goes on after the header Last-Event-ID where that is still remembered. {EventStreams.MostPerAccount} at once for each account.")
        .Produces(StatusCodes.Status200OK, contentType: "text/event-stream");

    private static EventStreamResult Open(HttpContext http, ClaimsPrincipal user, EventStreams streams)
    {
        return streams.TryOpen(Caller.Of(user), LastEvent(http.Request)) ?? throw new ApiException(
            StatusCodes.Status429TooManyRequests,
            $"You have {EventStreams.MostPerAccount} streams of events open; close one first.") { RetryAfter = TimeSpan.FromSeconds(5) };
    }

    private static long? LastEvent(HttpRequest request)
    {
        var text = request.Headers["Last-Event-ID"].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiException.BadValue("Last-Event-ID must be the id of an event, a whole number.");
    }
}
