namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of a project in a list.</summary>
internal sealed class ListedProjectFields : ProjectFields
{
    public ListedProjectFields() => SetUsual("id", "title", "author");
}
