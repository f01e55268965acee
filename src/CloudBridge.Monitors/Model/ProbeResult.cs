namespace CloudBridge.Monitors;

/// <summary>The finding of a probe. Whether a status is an expected one is for others to judge.</summary>
/// <param name="Outcome"><see cref="CheckOutcome.Ok"/> when there was an answer, with the text if one was looked for; never
/// <see cref="CheckOutcome.WrongStatus"/>.</param>
/// <param name="Status">The status of the last answer; 0 without one.</param>
/// <param name="Elapsed">From the beginning to the head of the last answer, or to the failure.</param>
public readonly record struct ProbeResult(CheckOutcome Outcome, int Status, TimeSpan Elapsed)
{
    /// <summary>
    /// The end of the first certificate of the way that ends: of the address, of all it leads on to, and of their issuers; null
    /// without TLS.
    /// </summary>
    public DateTimeOffset? CertificateEndsAt { get; init; }

    /// <summary>HEAD was answered by an error or with nothing usable, and GET was fine.</summary>
    public bool HeadFails { get; init; }

    /// <summary>The reason of a failure, in a few words for the owner; null where the outcome says it all.</summary>
    public string? Why { get; init; }

    /// <summary>
    /// True when the failure may be this machine's own: no address, no connection, no route. An HTTP answer never is.
    /// </summary>
    public bool MayBeOurs => Outcome is CheckOutcome.NameNotFound or CheckOutcome.NotConnected or CheckOutcome.TimedOut;
}
