namespace CloudBridge.Monitors.Egress.Http;

/// <summary>One request to make on behalf of a user.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The address as somebody typed it, or its canonical form.</param>
public sealed record EgressRequest(HttpMethod Method, string Url)
{
    /// <summary>The body; null for none. One that is sent does not follow a redirect that would drop it.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The type of the body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers; they go to whomever the address leads to.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The time for everything together, redirects too. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
