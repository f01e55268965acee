namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>A new place where alerts go.</summary>
/// <param name="Alert">The place.</param>
/// <param name="Secret">What webhooks are signed with, shown this once; null for other kinds.</param>
internal sealed record NewAlertJson(AlertJson Alert, string? Secret)
{
    /// <summary>The kind alone, so that no log shows the secret.</summary>
    public override string ToString() => Alert.Kind;
}
