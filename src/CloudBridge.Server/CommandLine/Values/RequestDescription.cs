using CloudBridge.Hosting;

namespace CloudBridge.Server.CommandLine.Values;

/// <summary>The output of <c>requests --json</c> for each request.</summary>
/// <param name="Name">The name.</param>
/// <param name="Usage">Name and arguments in one line.</param>
/// <param name="Description">What it does.</param>
/// <param name="Parameters">Its arguments, in order.</param>
/// <param name="Identity">How sure the bridge must be of the asker's name.</param>
/// <param name="TimeoutSeconds">Its deadline; null for that of the server.</param>
/// <param name="Example">An example of asking it; empty for none.</param>
/// <param name="Answer">What it answers, in a few words; empty where it answers fields.</param>
/// <param name="Fields">The fields it can answer, in order.</param>
/// <param name="Endpoints">What it asks elsewhere.</param>
internal sealed record RequestDescription(
    string Name,
    string Usage,
    string Description,
    IReadOnlyList<RequestParameter> Parameters,
    AskerEvidence Identity,
    double? TimeoutSeconds,
    string Example,
    string Answer,
    IReadOnlyList<AnswerField> Fields,
    IReadOnlyList<string> Endpoints)
{
    public static RequestDescription Of(RequestRoute route) => new(
        route.Name,
        route.Usage,
        route.Description,
        route.Parameters,
        route.Identity,
        route.Timeout?.TotalSeconds,
        route.Example,
        route.Answer,
        route.Fields,
        route.Endpoints);
}
