using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of one of Scratch's news.</summary>
internal sealed class NewsFields : FieldTable<NewsItem>
{
    public NewsFields()
    {
        AddText("headline", "the headline", news => news.Headline, isUsual: true);
        AddText("text", "the text", news => news.Copy, isUsual: true);
        AddDate("date", "when it was published", news => news.At, isUsual: true);
        AddText("url", "where to read on", news => news.Url);
        AddText("image", "the address of its picture", news => news.Image);
        AddNumber("id", "its number", news => news.Id);
    }
}
