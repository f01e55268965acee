using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A comment of a page.</summary>
internal sealed class SiteCommentFields : FieldTable<SiteComment>
{
    public SiteCommentFields()
    {
        AddNumber("id", "the number of the comment", comment => comment.Id, isUsual: true);
        AddText("author", "who wrote it", comment => comment.Author, isUsual: true);
        AddText("content", "the text", comment => comment.Content, isUsual: true);
        AddNumber("replies", "how many replies there are", comment => comment.Replies.Count, isUsual: true);
        AddDate("created", "when it was written", comment => comment.CreatedAt);
        AddNumber("authorid", "the number of the user who wrote it", comment => comment.AuthorId);
        AddTruth("team", "1 when the author is of the Scratch Team", comment => comment.IsScratchTeam);
    }
}
