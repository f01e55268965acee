namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of a studio in a list; lists have no counts.</summary>
internal sealed class ListedStudioFields : StudioFields
{
    public ListedStudioFields() => SetUsual("id", "title");
}
