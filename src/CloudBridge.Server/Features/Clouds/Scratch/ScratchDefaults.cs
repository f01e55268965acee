using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Clouds.Scratch;

/// <summary>The one place where a cloud of the kind Scratch gets the addresses that the configuration leaves out.</summary>
internal static class ScratchDefaults
{
    public static void Fill(CloudOptions cloud)
    {
        if (cloud.Kind != CloudKind.Scratch)
        {
            return;
        }

        cloud.Url ??= ScratchHosts.Default.CloudSocket;
        cloud.SiteUrl ??= ScratchHosts.Default.Site;
        cloud.LogUrl ??= ScratchHosts.Default.CloudLog;
    }
}
