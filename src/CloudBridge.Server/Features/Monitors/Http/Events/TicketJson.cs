namespace CloudBridge.Server.Features.Monitors.Http.Events;

/// <summary>A way into the stream of events without a key.</summary>
/// <param name="Ticket">The ticket; it works once.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="Url">The address to open.</param>
internal sealed record TicketJson(string Ticket, DateTime ExpiresAt, string Url);
