using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CloudBridge.EndToEnd.Scratch.Cb1;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Benchmarks.Wire;

/// <summary>
/// How long the blocks of a project take to decode 1,000 characters of English in the real scratch-vm, at 30 frames a
/// second and without a compiler. The packages come from tests/CloudBridge.EndToEnd/setup.sh.
/// </summary>
/// <param name="FirstWall">Milliseconds until the script goes on, the first time, when nothing has been translated by node yet.</param>
/// <param name="Wall">The same, median of the times after. It is whole frames.</param>
/// <param name="Cpu">Milliseconds of work in those frames, median.</param>
internal sealed record VmDecode(double FirstWall, double Wall, double Cpu)
{
    private const int Characters = 1000;
    private const int Rounds = 15;

    private static string NodeDirectory => typeof(VmDecode).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(item => item.Key == "NodeDirectory").Value!;

    /// <summary>Measures; null when node or its packages are not installed.</summary>
    public static VmDecode? Measure()
    {
        if (!File.Exists(Path.Combine(NodeDirectory, "node_modules", ".package-lock.json")))
        {
            return null;
        }

        var directory = Directory.CreateTempSubdirectory("cloudbridge-decode-");
        try
        {
            return Run(Write(directory.FullName));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static string Write(string directory)
    {
        var project = Path.Combine(directory, "engine.sb3");
        using (var file = File.Create(project))
        {
            ProjectArchive.Write(EngineProject.Create(), file);
        }

        var text = DensityFigures.English[..Characters];
        var digits = Encoding.ASCII.GetString(AnswerPayload.OfText(text).Write(isLong: true));
        var options = Path.Combine(directory, "options.json");
        File.WriteAllText(options, JsonSerializer.Serialize(new { sb3 = project, digits, text, rounds = Rounds }));
        return options;
    }

    private static VmDecode Run(string options)
    {
        var start = new ProcessStartInfo("node", ["decode.mjs", options])
        {
            WorkingDirectory = NodeDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<VmDecode>(printed, JsonSerializerOptions.Web)!;
    }
}
