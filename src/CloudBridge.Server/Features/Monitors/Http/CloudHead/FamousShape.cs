using System.Text.Json.Serialization;

namespace CloudBridge.Server.Features.Monitors.Http.CloudHead;

/// <summary>A user with many followers; describes what <see cref="SpacedJson"/> writes.</summary>
/// <param name="Name">The user name.</param>
/// <param name="FollowerCount">Followers as of the latest monitor made.</param>
internal sealed record FamousShape(string Name, [property: JsonPropertyName("follower_count")] long FollowerCount);
