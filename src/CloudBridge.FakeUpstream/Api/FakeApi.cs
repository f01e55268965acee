using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The Scratch API.</summary>
internal static class FakeApi
{
    public static void Map(RouteGroupBuilder group)
    {
    }
}
