namespace CloudBridge.Server.Features.Accounts.Bodies;

/// <summary>A sign-in that has begun.</summary>
/// <param name="Code">19 digits to show in the cloud; everybody may see them.</param>
/// <param name="PollToken">What the key is fetched with; a secret.</param>
/// <param name="ExpiresAt">Until when the code counts.</param>
/// <param name="How">What to do, in a sentence.</param>
internal sealed record StartedBody(string Code, string PollToken, DateTimeOffset ExpiresAt, string How)
{
    /// <summary>The code alone, so that no log shows the token.</summary>
    public override string ToString() => Code;
}
