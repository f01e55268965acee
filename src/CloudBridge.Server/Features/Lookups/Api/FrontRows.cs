using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Chooses a row of the front page.</summary>
internal static class FrontRows
{
    public static IReadOnlyList<FeaturedItem> Of(FrontPage page, FrontRow row) => row switch
    {
        FrontRow.Studios => page.FeaturedStudios,
        FrontRow.Curated => page.Curated,
        FrontRow.Design => page.DesignStudio,
        FrontRow.Loved => page.MostLoved,
        FrontRow.Remixed => page.MostRemixed,
        FrontRow.Newest => page.Newest,
        _ => page.Featured,
    };
}
