using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of a class.</summary>
internal sealed class ClassroomFields : FieldTable<ScratchClassroom>
{
    public ClassroomFields()
    {
        AddText("title", "the title", item => item.Title, isUsual: true);
        AddText("teacher", "the name of the teacher", item => item.Educator?.Username, isUsual: true);
        AddDate("started", "when it began", item => item.Started, isUsual: true);
        AddDate("ended", "when it ended; empty while it goes on", item => item.Ended, isUsual: true);
        AddText("about", "About this class", item => item.Description);
        AddText("working_on", "What we're working on", item => item.Status);
        AddNumber("id", "the number of the class", item => item.Id);
    }
}
