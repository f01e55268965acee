using System.Text.Json;
using System.Text.Json.Serialization;
using CloudBridge.EndToEnd.Scratch.Cb1;
using CloudBridge.Sprites.Projects;
using Xunit.Sdk;

namespace CloudBridge.EndToEnd.Drivers;

/// <summary>Plays the project around the engine in a real scratch-vm and returns what each request brought.</summary>
internal sealed record EngineRun(IReadOnlyList<EngineEvent> Asked, EngineEvent End)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Plays until all requests are over.</summary>
    /// <param name="options">What is asked, and of whom.</param>
    /// <param name="onAsked">Runs after each request; the project goes on meanwhile.</param>
    /// <exception cref="XunitException">Node or its packages are missing, or the project did not finish.</exception>
    public static async Task<EngineRun> PlayAsync(EngineOptions options, Func<int, Task>? onAsked = null)
    {
        var directory = Directory.CreateTempSubdirectory("cloudbridge-engine-");
        try
        {
            var json = JsonSerializer.SerializeToNode(options, Json)!.AsObject();
            var project = EngineProject.Create(options.Variables, options.Sprites, options.Wire);
            json["sb3"] = Save(Path.Combine(directory.FullName, "engine.sb3"), stream => ProjectArchive.Write(options.ImportsSprite ? new ProjectBuilder() : project, stream));
            if (options.ImportsSprite)
            {
                json["sprite"] = Save(Path.Combine(directory.FullName, "engine.sprite3"), stream => ProjectArchive.Write(project.Sprites[0], stream));
            }

            var script = Path.Combine(directory.FullName, "options.json");
            await File.WriteAllTextAsync(script, json.ToJsonString());
            return await ReadAsync(script, TimeSpan.FromSeconds(options.Timeout + 15), onAsked ?? (_ => Task.CompletedTask));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static string Save(string file, Action<Stream> write)
    {
        using var stream = File.Create(file);
        write(stream);
        return file;
    }

    private static async Task<EngineRun> ReadAsync(string options, TimeSpan limit, Func<int, Task> onAsked)
    {
        using var process = NodeScript.Start("engine.mjs", options);
        using var cancellation = new CancellationTokenSource(limit);
        var asked = new List<EngineEvent>();
        while (await process.StandardOutput.ReadLineAsync(cancellation.Token) is { } line)
        {
            var next = JsonSerializer.Deserialize<EngineEvent>(line, Json)!;
            switch (next.Event)
            {
                case "asked":
                    asked.Add(next);
                    await onAsked(asked.Count);
                    break;
                case "finished":
                    return new EngineRun(asked, next);
                default:
                    throw new XunitException($"{next.Message}\n{process.Output}");
            }
        }

        throw new XunitException($"The project ended without a word.\n{process.Output}");
    }
}
