using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>The fields of one studio.</summary>
internal class StudioFields : FieldTable<ScratchStudio>
{
    public StudioFields()
    {
        AddNumber("id", "the number of the studio", studio => studio.Id);
        AddText("title", "the title", studio => studio.Title, isUsual: true);
        AddNumber("projects", "how many projects; Scratch stops counting at 100", studio => studio.Stats.Projects, isUsual: true);
        AddNumber("followers", "how many follow it", studio => studio.Stats.Followers, isUsual: true);
        AddNumber("managers", "how many manage it", studio => studio.Stats.Managers, isUsual: true);
        AddNumber("comments", "how many comments; Scratch stops counting at 100", studio => studio.Stats.Comments, isUsual: true);
        AddDate("created", "when it was made", studio => studio.Created, isUsual: true);
        AddDate("modified", "when it was changed last", studio => studio.Modified);
        AddText("about", "what it is about", studio => studio.Description);
        AddNumber("host_id", "the number of the user who hosts it", studio => studio.HostId);
        AddTruth("open", "1 when everybody may add projects; empty where Scratch does not say", studio => studio.IsOpenToAll);
        AddTruth("comments_open", "1 when comments are open; empty where Scratch does not say", studio => studio.AreCommentsAllowed);
        AddTruth("public", "1 when everybody may see it; empty where Scratch does not say", studio => studio.IsPublic);
        AddText("visibility", "visible or why not; empty where Scratch does not say", studio => studio.Visibility);
        AddText("image", "the address of its picture", studio => studio.Image);
    }

    /// <summary>The fields of a studio in a list; lists have no counts.</summary>
    internal sealed class Listed : StudioFields
    {
        public Listed() => SetUsual("id", "title");
    }
}
