using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>Scratch's web site and the services around it.</summary>
internal static class FakeSite
{
    public static void Map(IEndpointRouteBuilder app)
    {
        FakeComments.Map(app);
        FakeProfiles.Map(app);
        FakeStatistics.Map(app);
        FakeTopicPages.Map(app);
        FakeCloudData.Map(app);
        FakeFiles.Map(app);
        FakeLanguages.Map(app);
        FakeResources.Map(app);
        FakeOcular.Map(app);
        FakeTrampoline.Map(app);
    }
}
