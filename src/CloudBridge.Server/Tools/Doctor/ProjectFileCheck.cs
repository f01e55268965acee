using System.IO.Compression;
using System.Text.Json;
using CloudBridge.Protocol.Frames;
using CloudBridge.Server.Program;
using CloudBridge.Sprites;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>
/// Checks whether a project file has the cloud variables that a bridge writes, as a project itself cannot tell a cloud
/// variable from another, and what its blocks do with them.
/// </summary>
internal static class ProjectFileCheck
{
    private const string Group = "Project file";
    private const string Name = "Cloud variables";
    private const int CloudVariableLimit = 10;
    private const int MostBytes = 64 * 1024 * 1024;
    private const string Remedy =
        $"Make each for all sprites, as a cloud variable, or begin with `{ExampleCommandLine.Program} sprite --project none --output mine.sb3`, which "
            + "has them.";

    /// <summary>Checks a file.</summary>
    /// <param name="path">An <c>.sb3</c>.</param>
    /// <param name="clouds">The variables of the configured clouds; the project is meant for the one whose it has most
    /// of.</param>
    public static IEnumerable<DoctorCheck> Run(string path, IEnumerable<SpriteVariables> clouds)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            return zip.GetEntry("project.json") is { } entry ? Run(entry, clouds)
                : zip.GetEntry("sprite.json") is not null
                    ? [Failed($"{path} is a sprite, and no sprite brings cloud variables: its project must have them.", Remedy)]
                : [Failed($"{path} is no project of Scratch 3.")];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [Failed(error.Message)];
        }
        catch (Exception error) when (IsOfContent(error))
        {
            return [Failed($"{path} is no project of Scratch 3.")];
        }
    }

    private static DoctorCheck[] Run(ZipArchiveEntry entry, IEnumerable<SpriteVariables> clouds)
    {
        if (entry.Length > MostBytes)
        {
            throw new InvalidDataException();
        }

        using var stream = entry.Open();
        using var json = JsonDocument.Parse(stream);
        var variables = ReadVariables(json.RootElement);
        var needed = clouds.DefaultIfEmpty(SpriteVariables.Usual).Select(NamesOf).MinBy(names => names.Count(name => !variables.GetValueOrDefault(name)))!;
        return [Run(variables, needed), .. LostPartsCheck.Run(json.RootElement, needed[0], Group) is { } lost ? [lost] : Array.Empty<DoctorCheck>()];
    }

    private static DoctorCheck Run(Dictionary<string, bool> variables, string[] needed)
    {
        var missing = needed.Where(name => !variables.ContainsKey(name)).ToArray();
        var ordinary = needed.Where(name => variables.ContainsKey(name) && !IsCloud(name)).ToArray();
        var cloud = variables.Count(variable => variable.Value);
        string[] faults =
        [
            .. missing.Length > 0 ? [$"Missing: {string.Join(", ", missing)}."] : Array.Empty<string>(),
            .. ordinary.Length > 0 ? [$"Ordinary variables, which no cloud sees: {string.Join(", ", ordinary)}."] : Array.Empty<string>(),
            .. cloud > CloudVariableLimit ? [$"{cloud} cloud variables; Scratch makes all beyond {CloudVariableLimit} ordinary ones."] : Array.Empty<string>(),
        ];
        return faults.Length > 0 ? Failed(string.Join(' ', faults), Remedy)
            : new(Group, Name, CheckStatus.Ok, $"The project has {needed[0]}, and {needed.Length - 1} for answers.");

        bool IsCloud(string name) => variables.GetValueOrDefault(name);
    }

    private static string[] NamesOf(SpriteVariables variables) => [.. variables.Answers.Prepend(variables.Request).Select(CloudNames.WithPrefix)];

    /// <summary>The variables of the stage by name, and whether each is a cloud variable.</summary>
    private static Dictionary<string, bool> ReadVariables(JsonElement project)
    {
        var stage = project.GetProperty("targets").EnumerateArray().First(target => target.GetProperty("isStage").GetBoolean());
        var found = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var variable in stage.GetProperty("variables").EnumerateObject())
        {
            found[variable.Value[0].GetString()!] = variable.Value.GetArrayLength() > 2 && variable.Value[2].ValueKind == JsonValueKind.True;
        }

        return found;
    }

    /// <summary>True for the errors of the readers of archives and JSON at what is none, or has another shape.</summary>
    private static bool IsOfContent(Exception error) =>
        error is InvalidDataException or JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException;

    private static DoctorCheck Failed(string detail, string? hint = null) => new(Group, Name, CheckStatus.Failed, detail, hint);
}
