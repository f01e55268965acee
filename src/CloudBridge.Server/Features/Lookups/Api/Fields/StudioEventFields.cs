using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of something that happened in a studio.</summary>
internal sealed class StudioEventFields : FieldTable<StudioEvent>
{
    public StudioEventFields()
    {
        AddText("type", "what happened, such as addprojecttostudio", item => item.Type, isUsual: true);
        AddText("user", "who did it", item => item.ActorUsername, isUsual: true);
        AddText("title", "the title of the project; empty for none", item => item.ProjectTitle, isUsual: true);
        AddDate("date", "when", item => item.At, isUsual: true);
        AddText("id", "the type and a number", item => item.Id);
        AddNumber("user_id", "the number of who did it", item => item.ActorId);
        AddNumber("project", "the number of the project; empty for none", item => item.ProjectId);
    }
}
