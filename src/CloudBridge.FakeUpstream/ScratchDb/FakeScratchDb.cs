using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.ScratchDb;

/// <summary>ScratchDB, versions 2 and 3.</summary>
internal static class FakeScratchDb
{
    public static void Map(RouteGroupBuilder group)
    {
    }
}
