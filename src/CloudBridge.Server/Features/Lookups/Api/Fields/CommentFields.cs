using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>The fields of a comment or reply.</summary>
internal sealed class CommentFields : FieldTable<ScratchComment>
{
    public CommentFields()
    {
        AddNumber("id", "the number of the comment", comment => comment.Id, isUsual: true);
        AddText("author", "who wrote it", comment => comment.Author.Username, isUsual: true);
        AddText("text", "what it says", comment => comment.Content, isUsual: true);
        AddNumber("replies", "how many replies it has", comment => comment.ReplyCount, isUsual: true);
        AddDate("date", "when it was written", comment => comment.CreatedAt);
        AddDate("modified", "when it was changed last", comment => comment.ModifiedAt);
        AddNumber("parent", "the comment it replies to; empty for none", comment => comment.ParentId);
        AddNumber("reply_to_id", "the number of the user it replies to; empty for none", comment => comment.CommenteeId);
        AddNumber("author_id", "the number of who wrote it", comment => comment.Author.Id);
        AddTruth("scratchteam", "1 when the Scratch Team wrote it", comment => comment.Author.IsScratchTeam);
        AddText("visibility", "visible or why not", comment => comment.Visibility);
        AddText("image", "the address of the author's picture", comment => comment.Author.Image);
    }
}
