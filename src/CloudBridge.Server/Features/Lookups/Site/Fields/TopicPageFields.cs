using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A topic of the forum.</summary>
internal sealed class TopicPageFields : FieldTable<TopicPage>
{
    public TopicPageFields()
    {
        AddText("title", "the title", topic => topic.Title, isUsual: true);
        AddText("category", "the forum it is in", topic => topic.Category, isUsual: true);
        AddNumber("pages", "how many pages it has", topic => topic.PageCount, isUsual: true);
    }
}
