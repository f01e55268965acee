using System.Text.Json.Serialization;

namespace CloudBridge.Server.Features.Operating.Upstreams;

/// <summary>How an upstream is to be switched.</summary>
/// <param name="IsOn">Whether it is to be asked; must be there.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SwitchBody(bool? IsOn);
