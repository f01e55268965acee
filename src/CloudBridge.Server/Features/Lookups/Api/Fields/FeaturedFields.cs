using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of a project or studio on the front page.</summary>
internal sealed class FeaturedFields : FieldTable<FeaturedItem>
{
    public FeaturedFields()
    {
        AddNumber("id", "the number of the project or studio", item => item.Id, isUsual: true);
        AddText("title", "the title", item => item.Title, isUsual: true);
        AddText("author", "who made it; empty for studios", item => item.Creator, isUsual: true);
        AddNumber("loves", "hearts; empty for studios", item => item.LoveCount);
        AddNumber("remixes", "how often it was remixed; empty where Scratch does not say", item => item.RemixersCount);
        AddText("curator", "who chose it; only in the row curated", item => item.CuratorName);
        AddNumber("studio", "the studio it is in; only in the row design", item => item.StudioId);
        AddText("studio_title", "the title of that studio", item => item.StudioTitle);
        AddText("type", "project, or gallery for a studio", item => item.Type);
        AddText("image", "the address of its picture", item => item.ThumbnailUrl);
    }
}
