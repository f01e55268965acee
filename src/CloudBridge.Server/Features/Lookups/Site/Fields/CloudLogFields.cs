using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A row of the cloud log.</summary>
internal sealed class CloudLogFields : FieldTable<CloudLogRow>
{
    public CloudLogFields()
    {
        AddText("user", "who did it", row => row.User, isUsual: true);
        AddText("verb", "what was done: set_var, create_var or del_var", row => row.Verb, isUsual: true);
        AddText("name", "the variable", row => row.Name, isUsual: true);
        AddText("value", "the value", row => row.Value, isUsual: true);
        AddDate("at", "when", row => row.At, isUsual: true);
    }
}
