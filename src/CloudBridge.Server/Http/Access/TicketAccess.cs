namespace CloudBridge.Server.Http.Access;

/// <summary>Marks endpoints that may be asked with a ticket in place of a key, from a page of any site.</summary>
internal sealed class TicketAccess
{
    /// <summary>The parameter that carries the ticket. Nothing behind a question mark is ever logged.</summary>
    public const string Parameter = "ticket";

    /// <summary>The ticket of a request; null when there is none, or none may be used.</summary>
    public static string? Of(HttpContext http)
    {
        var isMarked = http.GetEndpoint()?.Metadata.GetMetadata<TicketAccess>() is not null;
        return isMarked && http.Request.Query.TryGetValue(Parameter, out var text) ? text.ToString() : null;
    }
}
