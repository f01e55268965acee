namespace CloudBridge.Server.Http;

/// <summary>The paths below which the API lies.</summary>
internal static class ApiPaths
{
    /// <summary>The beginning of all of them: what is below it answers with problems, and is limited by key.</summary>
    public const string Root = "/api";

    /// <summary>The beginning of the paths of this version.</summary>
    public const string Prefix = Root + "/v1";
}
