using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A cloud variable as a project was saved with it.</summary>
internal sealed class CloudVariableFields : FieldTable<CloudVariable>
{
    public CloudVariableFields()
    {
        AddText("name", "the name", variable => variable.Name, isUsual: true);
        AddText("value", "the value", variable => variable.Value, isUsual: true);
    }
}
