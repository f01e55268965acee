namespace CloudBridge.Requests;

/// <summary>The trace that a request leaves behind, which rows of the cloud log can be compared with.</summary>
/// <param name="Variable">The request variable, with its cloud prefix.</param>
/// <param name="Values">
/// The values of the request as they stood in the variable, in the order they came; the last one completed it.
/// </param>
/// <param name="Key">Tells the last value from others.</param>
/// <param name="Received">When the last value came, as a timestamp of the clock.</param>
/// <param name="LiveSince">
/// Since when everything that others set reaches the bridge and is taken; null when the request did not come live.
/// </param>
/// <param name="IsNew">True when the last value had not come shortly before.</param>
internal sealed record AskerClue(
    string Variable,
    IReadOnlyList<string> Values,
    PacketKey Key,
    long Received,
    long? LiveSince,
    bool IsNew)
{
    /// <summary>
    /// The account behind the request when it was itself taken from the log, in one value; nobody else can have sent that
    /// row.
    /// </summary>
    public string? LoggedUser { get; init; }

    /// <summary>
    /// True when values do not say themselves where they belong, so that only their order in the log shows the request.
    /// </summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>The value that completed the request.</summary>
    public string Last => Values[^1];
}
