using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A user of ocular.</summary>
internal sealed class OcularUserFields : FieldTable<OcularUser>
{
    public OcularUserFields()
    {
        AddText("status", "the status", user => user.Status, isUsual: true);
        AddText("color", "the colour of the dot", user => user.Color, isUsual: true);
        AddText("name", "the name", user => user.Name);
    }
}
