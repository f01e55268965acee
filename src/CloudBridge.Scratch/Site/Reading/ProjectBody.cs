using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Site;

/// <summary>Counts what is in the body of a project, in the form of Scratch 3 or 2.</summary>
internal static class ProjectBody
{
    public static ProjectContent Read(long id, int bytes, JsonElement body)
    {
        if (Json.Property(body, "targets").ValueKind == JsonValueKind.Array)
        {
            return Scratch3(id, body) with { Bytes = bytes };
        }

        return Json.Property(body, "objName").ValueKind == JsonValueKind.String
            ? Scratch2(id, body) with { Bytes = bytes }
            : throw new FormatException("it is no project.");
    }

    private static ProjectContent Scratch3(long id, JsonElement body)
    {
        var targets = SiteJson.Items(Json.Property(body, "targets")).ToList();
        var variables = targets
            .SelectMany(target => SiteJson.Properties(Json.Property(target, "variables")))
            .Select(variable => variable.Value)
            .ToList();
        var inCloud = variables
            .Where(IsInCloud)
            .Select(variable => new CloudVariable(Json.Text(variable[0]) ?? "", ValueOf(variable[1])))
            .ToList();
        return new(id)
        {
            Sprites = targets.Count(target => !Json.IsTrue(target, "isStage")),
            Blocks = targets.Sum(target => SiteJson.Properties(Json.Property(target, "blocks")).Count()),
            Costumes = Count(targets, "costumes"),
            Sounds = Count(targets, "sounds"),
            Lists = targets.Sum(target => SiteJson.Properties(Json.Property(target, "lists")).Count()),
            Variables = variables.Count - inCloud.Count,
            CloudVariables = inCloud,
            Extensions = [.. SiteJson.Items(Json.Property(body, "extensions")).Select(Json.Text).OfType<string>()],
            Version = Json.Text(Json.Property(body, "meta"), "semver") ?? "",
        };
    }

    private static ProjectContent Scratch2(long id, JsonElement stage)
    {
        var sprites = SiteJson.Items(Json.Property(stage, "children"))
            .Where(child => Json.Property(child, "objName").ValueKind == JsonValueKind.String)
            .ToList();
        var targets = sprites.Prepend(stage).ToList();
        var variables = targets.SelectMany(target => SiteJson.Items(Json.Property(target, "variables"))).ToList();
        var inCloud = variables
            .Where(variable => Json.IsTrue(variable, "isPersistent"))
            .Select(variable => new CloudVariable(Json.Text(variable, "name") ?? "", ValueOf(Json.Property(variable, "value"))))
            .ToList();
        return new(id)
        {
            Sprites = sprites.Count,
            Costumes = Count(targets, "costumes"),
            Sounds = Count(targets, "sounds"),
            Lists = Count(targets, "lists"),
            Variables = variables.Count - inCloud.Count,
            CloudVariables = inCloud,
            Version = "2",
        };
    }

    private static int Count(IEnumerable<JsonElement> targets, string name) =>
        targets.Sum(target => SiteJson.Items(Json.Property(target, name)).Count());

    private static bool IsInCloud(JsonElement variable) =>
        variable.ValueKind == JsonValueKind.Array && variable.GetArrayLength() >= 3 && variable[2].ValueKind == JsonValueKind.True;

    // Not through double: it would lose digits.
    private static string ValueOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Json.Text(value) ?? "";
}
