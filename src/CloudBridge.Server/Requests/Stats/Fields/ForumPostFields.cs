using CloudBridge.Scratch;

namespace CloudBridge.Server.Requests.Stats.Fields;

/// <summary>Fields of a post.</summary>
internal sealed class ForumPostFields : StatsFields<ForumPost>
{
    public ForumPostFields()
    {
        AddNumber("id", "the number of the post", answer => answer.Value.Id, isUsual: true);
        AddText("author", "who wrote it", answer => answer.Value.Username, isUsual: true);
        AddDate("posted", "when it was posted", answer => answer.Value.Posted, isUsual: true);
        AddText("text", "what it says, as it was written", answer => answer.Value.Bbcode, isUsual: true);
        AddText("topic", "the title of the topic", answer => answer.Value.Topic?.Title);
        AddNumber("topicid", "the number of the topic", answer => answer.Value.Topic?.Id);
        AddText("category", "the category of the topic", answer => answer.Value.Topic?.Category);
        AddText("html", "what it says, as HTML", answer => answer.Value.Html);
        AddDate("edited", "when it was changed last, empty for never", answer => answer.Value.Edited);
        AddText("editor", "who changed it last, empty for nobody", answer => answer.Value.Editor);
        AddTruth("deleted", "1 when it has been deleted, 0 when not", answer => answer.Value.IsDeleted);
        AddDate("found", "when it was seen first", answer => answer.Value.FirstChecked);
        AddDate("checked", "when it was looked at last", answer => answer.Value.BbcodeLastChecked ?? answer.Value.HtmlLastChecked);
        AddNumber("error", "the error with which Scratch hides it, empty for none", answer => answer.Value.ScratchError);
        AddOrigin();
    }
}
