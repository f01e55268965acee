namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of a project in a list of one user's projects, which names no author.</summary>
internal sealed class OwnProjectFields : ProjectFields
{
    public OwnProjectFields() => SetUsual("id", "title");
}
