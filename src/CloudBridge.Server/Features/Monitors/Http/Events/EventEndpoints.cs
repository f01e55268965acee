using System.Globalization;
using System.Security.Claims;
using CloudBridge.Monitors;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Description;
using CloudBridge.Server.Http.Input;
using CloudBridge.Server.Http.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CloudBridge.Server.Features.Monitors.Http.Events;

/// <summary>Events of the caller's monitors, as they happen.</summary>
internal static class EventEndpoints
{
    private const string EventStream = "text/event-stream";

    private static readonly NumberQuery After = new(
        "after",
        "Goes on behind the event with that id, as the header does. Default only what happens from now on.",
        0,
        long.MaxValue,
        0);
    private const int MaxTicket = 100;

    private static readonly TextQuery Ticket = new(TicketAccess.Parameter, "A ticket in place of a key, for a browser's EventSource.", MaxTicket);

    public static void MapEvents(this RouteGroupBuilder api)
    {
        api.MapGet("/events", Open).RequireScope(KeyScopes.Read)
            .WithMetadata(new TicketAccess())
            .AnswersPreflights()
            .WithTags("Events")
            .Describe(
                "What happens to your monitors, as server-sent events named checked, changed and removed; a comment every 15 seconds shows that it "
                    + $"lives. Goes on after the header Last-Event-ID where that is still remembered. {EventStreams.MostPerAccount} at once for each account.",
                After,
                Ticket)
            .Produces(StatusCodes.Status200OK, contentType: EventStream);
        api.MapPost("/events/tickets", Issue).RequireScope(KeyScopes.Read)
            .WithTags("Events")
            .Describe(
                "Makes a ticket with which a browser's EventSource, which can send no key, opens the stream: once, within "
                    + $"{EventTickets.Life.TotalSeconds:0} seconds, from a page of any site.");
    }

    private static Ok<TicketJson> Issue(ClaimsPrincipal user, EventTickets tickets, TimeProvider time)
    {
        var expiresAt = time.GetUtcNow() + EventTickets.Life;
        var ticket = tickets.TryIssue(Caller.Of(user)) ?? throw new ApiException(
            StatusCodes.Status429TooManyRequests,
            "Too many tickets wait to be used.") { RetryAfter = EventTickets.Life };
        return TypedResults.Ok(new TicketJson(ticket, expiresAt.UtcDateTime, $"{ApiPaths.Prefix}/events?{TicketAccess.Parameter}={ticket}"));
    }

    private static IResult Open(HttpContext http, ClaimsPrincipal user, EventStreams streams)
    {
        var after = LastEvent(http.Request);
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return TypedResults.Text("", EventStream);
        }

        return streams.TryOpen(Caller.Of(user), after) ?? throw new ApiException(
            StatusCodes.Status429TooManyRequests,
            $"You have {EventStreams.MostPerAccount} streams of events open; close one first.") { RetryAfter = TimeSpan.FromSeconds(5) };
    }

    private static long? LastEvent(HttpRequest request)
    {
        var text = request.Headers["Last-Event-ID"].ToString();
        if (text.Length == 0)
        {
            return request.Query.ContainsKey(After.Name) ? After.Read(request) : null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiException.BadValue("Last-Event-ID must be the id of an event, a whole number.");
    }
}
