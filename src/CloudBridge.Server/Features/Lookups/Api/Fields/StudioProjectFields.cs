using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of a project as a studio lists it.</summary>
internal sealed class StudioProjectFields : FieldTable<StudioProject>
{
    public StudioProjectFields()
    {
        AddNumber("id", "the number of the project", project => project.Id, isUsual: true);
        AddText("title", "the title", project => project.Title, isUsual: true);
        AddText("author", "who made it", project => project.Username, isUsual: true);
        AddNumber("author_id", "the number of who made it", project => project.CreatorId);
        AddNumber("added_by_id", "the number of who added it to the studio", project => project.ActorId);
        AddText("image", "the address of its picture", project => project.Image);
        AddText("author_image", "the address of the author's largest picture", project => Pictures.Largest(project.Avatar));
    }
}
