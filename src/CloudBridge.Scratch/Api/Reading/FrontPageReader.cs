using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Api;

/// <summary>Reads the front page, of which Scratch leaves out rows now and then.</summary>
internal static class FrontPageReader
{
    public static FrontPage Read(JsonElement page) => new()
    {
        Featured = Row(Fields.MustObject(page), "community_featured_projects"),
        FeaturedStudios = Row(page, "community_featured_studios"),
        Curated = Row(page, "curator_top_projects"),
        DesignStudio = Row(page, "scratch_design_studio"),
        MostLoved = Row(page, "community_most_loved_projects"),
        MostRemixed = Row(page, "community_most_remixed_projects"),
        Newest = Row(page, "community_newest_projects"),
    };

    private static ListPart<FeaturedItem> Row(JsonElement page, string name) =>
        Json.Property(page, name).ValueKind == JsonValueKind.Array ? Fields.Must(page, name, row => Listing.Read(row, Item)) : ListPart<FeaturedItem>.Empty;

    private static FeaturedItem Item(JsonElement item) => new(
        Fields.MustNumber(item, "id"),
        Fields.MustText(item, "title"),
        Fields.Text(item, "type"),
        Fields.Address(item, "thumbnail_url") ?? "")
    {
        Creator = Json.Text(item, "creator"),
        LoveCount = Json.Number(item, "love_count"),
        RemixersCount = Json.Number(item, "remixers_count"),
        CuratorName = Json.Text(item, "curator_name"),
        StudioId = Json.Number(item, "gallery_id"),
        StudioTitle = Json.Text(item, "gallery_title"),
    };
}
