using System.Text.Json;

namespace CloudBridge.EndToEnd.Drivers.Parsing;

/// <summary>scratch-parser, which the Scratch site and the editor ask whether a file is a project or a sprite.</summary>
internal static class ScratchParser
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Lets it read a .sb3 or .sprite3 file; the name tells which.</summary>
    public static async Task<ParsedProject> ParseAsync(string file)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var process = NodeScript.Start("parse-project.mjs", file);
        var printed = await process.StandardOutput.ReadToEndAsync(limit.Token);
        return JsonSerializer.Deserialize<ParsedProject>(printed, JsonSerializerOptions.Web)!;
    }

    /// <summary>Fails unless the file is read without an error or a warning and has something in it.</summary>
    public static async Task AcceptsAsync(string file)
    {
        var parsed = await ParseAsync(file);
        Assert.Empty(parsed.Complaints);
        Assert.NotEqual(0, parsed.Blocks);
    }
}
