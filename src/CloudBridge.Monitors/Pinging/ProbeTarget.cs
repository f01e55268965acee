namespace CloudBridge.Monitors.Pinging;

/// <summary>What a probe asks. Equal targets get equal answers, so one fetch may serve several monitors.</summary>
/// <param name="Url">The canonical address.</param>
/// <param name="Method">How it is asked; HEAD that is known to fail is GET already.</param>
/// <param name="Text">The text to look for; null for none.</param>
/// <param name="Timeout">For everything together: resolving, connecting, TLS, redirects, the head of the answer, and the body where a text is looked for.</param>
public sealed record ProbeTarget(string Url, CheckMethod Method, string? Text, TimeSpan Timeout)
{
    /// <summary>Whether a redirect is followed, or is the answer itself. Default followed.</summary>
    public bool FollowsRedirects { get; init; } = true;
}
