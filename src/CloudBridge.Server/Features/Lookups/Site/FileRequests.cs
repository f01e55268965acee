using System.Text.RegularExpressions;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Site.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Projects' contents, costumes, sounds and pictures, in numbers.</summary>
internal sealed partial class FileRequests(IScratchFiles files)
{
    private const string Body = "Projects GET /{id}";
    private static readonly ProjectContentFields Content = new();
    private static readonly CloudVariableFields CloudVariables = new();
    private static readonly ScratchFileFields Files = new();

    [Request("project.content", Description = "Counts what is in a shared project: sprites, blocks, costumes, sounds and variables.", Example = "project.content 104", Fields = typeof(ProjectContentFields), Endpoints = [Body], Idempotent = true)]
    public Task<RequestResult> ContentAsync(string id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return Content.OneAsync(context, style, () => files.GetContentAsync(project, cancellationToken));
    }

    [Request("project.cloudvariables", Description = "Lists the cloud variables of a shared project with the values it was saved with, which may be old.", Example = "project.cloudvariables 104", Fields = typeof(CloudVariableFields), Endpoints = [Body], Idempotent = true)]
    public Task<RequestResult> CloudVariablesAsync(string id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return CloudVariables.AllAsync(context, style, $"Project {project} has no cloud variable.", async () => (await files.GetContentAsync(project, cancellationToken)).CloudVariables);
    }

    [Request("asset.info", Description = "Gives the kind and size of a costume or sound.", Example = "asset.info cd21514d0531fdffb22204e0ec5ed84a.svg", Fields = typeof(ScratchFileFields), Endpoints = ["Assets GET /internalapi/asset/{md5ext}/get/"], Idempotent = true)]
    public Task<RequestResult> AssetAsync(string name, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default)
    {
        var asset = name.Trim();
        return AssetName().IsMatch(asset)
            ? Files.OneAsync(context, style, () => files.GetAssetAsync(asset, cancellationToken))
            : throw new BadValueException("The name of a costume or sound is 32 digits and letters a to f, a dot and svg, png, wav or mp3.");
    }

    [GeneratedRegex(@"^[0-9a-f]{32}\.[0-9a-z]{2,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AssetName();
}
