namespace CloudBridge.Monitors.Access;

/// <summary>A sign-in that has begun.</summary>
/// <param name="Code">What the user shows in the cloud; no secret.</param>
/// <param name="PollToken">What the key is fetched with; a secret.</param>
/// <param name="ExpiresAt">When the code is too old.</param>
public sealed record StartedSignIn(string Code, string PollToken, DateTimeOffset ExpiresAt)
{
    /// <summary>The code alone, so that no log shows the token.</summary>
    public override string ToString() => Code;
}
