namespace CloudBridge.Server.Requests.Api;

/// <summary>What is answered of a project in a list.</summary>
internal sealed class ListedProjectFields : ProjectFields
{
    public ListedProjectFields() => SetUsual("id", "title", "author");
}
