using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a post.</summary>
internal sealed class ForumPostFields : PostFields<ForumPost>
{
    public ForumPostFields()
        : base(post => post) => AddOrigin();
}
