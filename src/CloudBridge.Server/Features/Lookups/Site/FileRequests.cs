using System.Text.RegularExpressions;
using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Projects' contents, costumes, sounds and pictures, in numbers.</summary>
internal sealed partial class FileRequests(IScratchFiles files)
{
    private const string Body = "Projects GET /{id}";
    private static readonly ProjectContentFields Content = new();
    private static readonly CloudVariableFields CloudVariables = new();
    private static readonly ScratchFileFields Files = new();

    [Request(
        "project.content",
        Description = "Counts what is in a shared project: sprites, blocks, costumes, sounds and variables.",
        Example = "project.content 104",
        Fields = typeof(ProjectContentFields),
        Endpoints = [Body],
        Idempotent = true)]
    public Task<RequestResult> ContentAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return Content.OneAsync(context, style, () => files.GetContentAsync(project, cancellationToken));
    }

    [Request(
        "project.cloudvariables",
        Description = "Lists the cloud variables of a shared project with the values it was saved with, which may be old.",
        Example = "project.cloudvariables 104",
        Fields = typeof(CloudVariableFields),
        Endpoints = [Body],
        Idempotent = true)]
    public Task<RequestResult> CloudVariablesAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return CloudVariables.AllAsync(
            context,
            style,
            $"Project {project} has no cloud variable.",
            async () => (await files.GetContentAsync(project, cancellationToken)).CloudVariables);
    }

    [Request(
        "asset.info",
        Description = "Gives the kind and size of a costume or sound.",
        Example = "asset.info cd21514d0531fdffb22204e0ec5ed84a.svg",
        Fields = typeof(ScratchFileFields),
        Endpoints = ["Assets GET /internalapi/asset/{md5ext}/get/"],
        Idempotent = true)]
    public Task<RequestResult> AssetAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var asset = name.Trim();
        return AssetName().IsMatch(asset)
            ? Files.OneAsync(context, style, () => files.GetAssetAsync(asset, cancellationToken))
            : throw new BadValueException("The name of a costume or sound is 32 digits and letters a to f, a dot and svg, png, wav or mp3.");
    }

    [GeneratedRegex(@"^[0-9a-f]{32}\.[0-9a-z]{2,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AssetName();

    /// <summary>A cloud variable as a project was saved with it.</summary>
    internal sealed class CloudVariableFields : FieldTable<CloudVariable>
    {
        public CloudVariableFields()
        {
            AddText("name", "the name", variable => variable.Name, isUsual: true);
            AddText("value", "the value", variable => variable.Value, isUsual: true);
        }
    }

    /// <summary>The fields of what is in a project.</summary>
    internal sealed class ProjectContentFields : FieldTable<ProjectContent>
    {
        public ProjectContentFields()
        {
            AddNumber("sprites", "sprites, without the stage", content => content.Sprites, isUsual: true);
            AddNumber("blocks", "blocks; nothing for a project in the form of Scratch 2", content => content.Blocks, isUsual: true);
            AddNumber("costumes", "costumes and backdrops", content => content.Costumes, isUsual: true);
            AddNumber("sounds", "sounds", content => content.Sounds, isUsual: true);
            AddNumber("cloudvariables", "cloud variables", content => content.CloudVariables.Count, isUsual: true);
            AddNumber("variables", "other variables", content => content.Variables);
            AddNumber("lists", "lists", content => content.Lists);
            AddText("extensions", "the extensions it uses", content => string.Join(" ", content.Extensions));
            AddText("version", "the form it is saved in", content => content.Version);
            AddNumber("bytes", "its length in bytes", content => content.Bytes);
        }
    }

    /// <summary>A costume, a sound or a picture.</summary>
    internal sealed class ScratchFileFields : FieldTable<ScratchFile>
    {
        public ScratchFileFields()
        {
            AddText("type", "the media type, such as image/png", file => file.MediaType, isUsual: true);
            AddNumber("bytes", "the size in bytes", file => file.Data.Length, isUsual: true);
            AddTruth("default", "1 when it stands in for one that was never set", file => file.IsDefault, isUsual: true);
        }
    }
}
