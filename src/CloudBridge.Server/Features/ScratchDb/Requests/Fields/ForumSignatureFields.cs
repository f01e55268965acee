using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a signature.</summary>
internal sealed class ForumSignatureFields : StatsFields<ForumSignature>
{
    public ForumSignatureFields()
    {
        AddDate("found", "when it was seen", answer => answer.Value.Found, isUsual: true);
        AddText("text", "the signature", answer => answer.Value.Text, isUsual: true);
        AddOrigin();
    }
}
