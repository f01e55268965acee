using System.Text.Json;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Doctor;

/// <summary>
/// Checks whether a project that speaks Cloud Requests asks for a part of an answer that it has missed, told by what its
/// blocks write into the request variable. The templates up to 2023 never ask: in a hidden window their answers end cut,
/// and no server can mend that.
/// </summary>
internal static class LostPartsCheck
{
    private const string Name = "Lost parts";
    private const string Mark = "9";
    private const string Remedy =
        $"Take the blocks of `{ExampleCommandLine.Program} sprite`, or the template that scratchattach has had since 2025, whose sprite asks again.";

    /// <summary>Looks through all scripts of a project.</summary>
    /// <param name="project">Its <c>project.json</c>.</param>
    /// <param name="requestVariable">The name of the request variable, with its cloud.</param>
    /// <param name="group">What the check is shown under.</param>
    /// <returns>Null for a project that does not speak Cloud Requests, or builds its values elsewhere.</returns>
    public static DoctorCheck? Run(JsonElement project, string requestVariable, string group)
    {
        var written = project.GetProperty("targets").EnumerateArray()
            .SelectMany(target => target.TryGetProperty("blocks", out var blocks) ? WrittenBy(blocks, requestVariable) : [])
            .Where(texts => texts.Contains("."))
            .ToArray();
        return written.Length == 0 ? null
            : Array.Exists(written, texts => texts.Contains(Mark)) ? new(
                group,
                Name,
                CheckStatus.Ok,
                "The project asks for a part of an answer that it has missed.")
            : new(
                group,
                Name,
                CheckStatus.Warning,
                "The project is made with a template of 2023 or before: it asks for no part of an answer that it has missed, so long answers end cut "
                    + "in a hidden window.",
                Remedy);
    }

    /// <summary>The texts that stand in each value which a script writes into the variable.</summary>
    private static IEnumerable<HashSet<string>> WrittenBy(JsonElement blocks, string variable)
    {
        foreach (var block in blocks.EnumerateObject().Select(block => block.Value).Where(block => block.ValueKind == JsonValueKind.Object))
        {
            if (block.GetProperty("opcode").ValueEquals("data_setvariableto") && block.GetProperty("fields").GetProperty("VARIABLE")[0].ValueEquals(variable))
            {
                var texts = new HashSet<string>(StringComparer.Ordinal);
                Collect(blocks, block, texts);
                yield return texts;
            }
        }
    }

    /// <summary>Adds the texts of a block and of those in its slots, each once: a file may have circles.</summary>
    private static void Collect(JsonElement blocks, JsonElement block, HashSet<string> texts)
    {
        var (open, seen) = (new Stack<JsonElement>([block]), new HashSet<string>(StringComparer.Ordinal));
        while (open.TryPop(out var next))
        {
            foreach (var value in next.GetProperty("inputs").EnumerateObject().SelectMany(input => input.Value.EnumerateArray()))
            {
                if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 1)
                {
                    texts.Add(value[1].ToString());
                }
                else if (
                    value.ValueKind == JsonValueKind.String
                    && seen.Add(value.GetString()!)
                    && blocks.TryGetProperty(value.GetString()!, out var inner)
                    && inner.ValueKind == JsonValueKind.Object)
                {
                    open.Push(inner);
                }
            }
        }
    }
}
