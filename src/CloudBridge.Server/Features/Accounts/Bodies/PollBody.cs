namespace CloudBridge.Server.Features.Accounts.Bodies;

/// <summary>Asks whether a sign-in is done.</summary>
/// <param name="PollToken">The token it began with.</param>
internal sealed record PollBody(string? PollToken)
{
    /// <summary>Nothing, so that no log shows the token.</summary>
    public override string ToString() => "";
}
