namespace CloudBridge.Monitors.Pinging;

/// <summary>The target of a probe. Equal targets get equal answers, so one fetch may serve several monitors.</summary>
/// <param name="Url">The canonical address.</param>
/// <param name="Method">How it is asked; HEAD that is known to fail is GET already.</param>
/// <param name="Text">The text to look for; null for none.</param>
/// <param name="Timeout">For everything together: resolving, connecting, TLS, redirects, the head of the answer, and the body
/// where a text is looked for.</param>
public sealed record CheckTarget(string Url, CheckMethod Method, string? Text, TimeSpan Timeout)
{
    /// <summary>True when a redirect is followed, false when it is the answer itself. Default followed.</summary>
    public bool FollowsRedirects { get; init; } = true;
}
