using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>Scratch's web site and the services around it.</summary>
internal static class FakeSite
{
    public static void Map(IEndpointRouteBuilder app)
    {
    }
}
