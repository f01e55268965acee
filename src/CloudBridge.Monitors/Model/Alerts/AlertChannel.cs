namespace CloudBridge.Monitors;

/// <summary>A place to which the alerts of an account go.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="Kind">How.</param>
/// <param name="Target">The address, or for the cloud <c>cloud/project</c>.</param>
/// <param name="Secret">What webhooks are signed with; empty for other kinds.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record AlertChannel(long Id, long AccountId, AlertKind Kind, string Target, string Secret, DateTimeOffset CreatedAt)
{
    /// <summary>Its number and kind alone, so that no log shows the secret.</summary>
    public override string ToString() => $"{Kind} {Id}";
}
