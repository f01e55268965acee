using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Fields of a post, wherever the post is found.</summary>
/// <typeparam name="T">What the answer is about.</typeparam>
internal abstract class PostFields<T> : StatsFields<T>
{
    protected PostFields(Func<T, ForumPost> post)
    {
        AddNumber("id", "the number of the post", answer => post(answer.Value).Id, isUsual: true);
        AddText("author", "who wrote it", answer => post(answer.Value).Username, isUsual: true);
        AddDate("posted", "when it was posted", answer => post(answer.Value).Posted, isUsual: true);
        AddText("text", "what it says, as it was written", answer => post(answer.Value).Bbcode, isUsual: true);
        AddText("topic", "the title of the topic", answer => post(answer.Value).Topic?.Title);
        AddNumber("topicid", "the number of the topic", answer => post(answer.Value).Topic?.Id);
        AddText("category", "the category of the topic", answer => post(answer.Value).Topic?.Category);
        AddText("html", "what it says, as HTML", answer => post(answer.Value).Html);
        AddDate("edited", "when it was changed last, empty for never", answer => post(answer.Value).Edited);
        AddText("editor", "who changed it last, empty for nobody", answer => post(answer.Value).Editor);
        AddTruth("deleted", "1 when it has been deleted, 0 when not; empty when not known", answer => post(answer.Value).IsDeleted);
        AddDate("found", "when it was seen first", answer => post(answer.Value).FirstChecked);
        AddDate("checked", "when it was looked at last", answer => post(answer.Value).BbcodeLastChecked ?? post(answer.Value).HtmlLastChecked);
        AddDate("htmlchecked", "when its HTML was read last", answer => post(answer.Value).HtmlLastChecked);
        AddDate("textchecked", "when it was read last as it was written", answer => post(answer.Value).BbcodeLastChecked);
        AddNumber("error", "the error with which Scratch hides it, empty for none", answer => post(answer.Value).ScratchError);
    }
}
