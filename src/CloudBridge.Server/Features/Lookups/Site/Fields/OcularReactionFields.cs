using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A way in which a post was reacted to.</summary>
internal sealed class OcularReactionFields : FieldTable<OcularReaction>
{
    public OcularReactionFields()
    {
        AddText("name", "the reaction in words, such as thumbs up", reaction => reaction.Name, isUsual: true);
        AddNumber("count", "how many users reacted so", reaction => reaction.Users.Count, isUsual: true);
        AddText("users", "who reacted so", reaction => string.Join(" ", reaction.Users));
    }
}
