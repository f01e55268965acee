using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Site.Fields;

/// <summary>What is in a project.</summary>
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
