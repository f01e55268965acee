using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>Links to things to print.</summary>
internal static class FakeResources
{
    private static readonly string[] Guides = ["gettingStarted", "animateAName", "imagine", "makeMusic", "createAStory", "chaseGame"];
    private static readonly string[] Languages = ["en", "de", "es", "ja"];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/resources/localized-urls.json", context => Reply.JsonAsync(
        context,
        Guides.ToDictionary(guide => guide, guide => Languages.ToDictionary(
            language => language,
            language => $"https://resources.scratch.mit.edu/www/guides/{language}/{guide}.pdf"))));
}
