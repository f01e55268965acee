using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>A link to something to print.</summary>
internal sealed class ResourceLinkFields : FieldTable<ResourceLink>
{
    public ResourceLinkFields()
    {
        AddText("name", "what it is, and the language", link => link.Name, isUsual: true);
        AddText("address", "where it leads", link => link.Address, isUsual: true);
    }
}
