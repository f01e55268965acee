using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>Where alerts go.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">webhook, discord or cloud.</param>
/// <param name="Target">The address, or for the cloud its name, a slash and the project.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record AlertJson(long Id, string Kind, string Target, DateTime CreatedAt)
{
    public static AlertJson Of(AlertChannel channel) => new(channel.Id, ApiWords.Of(channel.Kind), channel.Target, channel.CreatedAt.UtcDateTime);
}
