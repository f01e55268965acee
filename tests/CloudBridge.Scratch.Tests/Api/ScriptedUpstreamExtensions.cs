namespace CloudBridge.Scratch.Tests.Api;

/// <summary>Clients over a scripted upstream.</summary>
internal static class ScriptedUpstreamExtensions
{
    public static ScratchApi Api(this IUpstreamClient upstream, IScratchSightings? sightings = null) => new(upstream, sightings ?? new NoSightings());
}
