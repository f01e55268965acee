namespace CloudBridge.Server.CommandLine.Values;

/// <summary>What <c>requests --json</c> prints for each request.</summary>
/// <param name="Name">The name.</param>
/// <param name="Usage">Name and arguments in one line.</param>
/// <param name="Description">What it does.</param>
/// <param name="Parameters">Its arguments, in order.</param>
/// <param name="Identity">How sure the bridge must be of the asker's name.</param>
/// <param name="TimeoutSeconds">Its deadline; null for that of the server.</param>
internal sealed record RequestDescription(
    string Name,
    string Usage,
    string Description,
    IReadOnlyList<RequestParameter> Parameters,
    AskerEvidence Identity,
    double? TimeoutSeconds)
{
    public static RequestDescription Of(RequestRoute route) =>
        new(route.Name, route.Usage, route.Description, route.Parameters, route.Identity, route.Timeout?.TotalSeconds);
}
