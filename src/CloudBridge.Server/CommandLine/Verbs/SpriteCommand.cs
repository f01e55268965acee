using System.CommandLine;
using CloudBridge.Hosting;
using CloudBridge.Server.CommandLine.Values;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Sprites;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Program;
using CloudBridge.Sprites;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge sprite</c></summary>
internal static class SpriteCommand
{
    private const int MostVariables = 9;
    private const string SpriteEnding = ".sprite3";
    private const string ProjectEnding = ".sb3";

    public static Command Create(CommandContext context)
    {
        var project = new Option<string>("--project")
        {
            Description = "What is around the blocks: a project to start from, one to watch servers with, or none.",
            DefaultValueFactory = _ => "starter",
        };
        project.AcceptOnlyFromAmong("starter", "cloudhead", "none");
        var wire = new Option<string>("--wire")
        {
            Description = "The format it speaks: that of CloudBridge, or the older Cloud Requests.",
            DefaultValueFactory = _ => "cb1",
        };
        wire.AcceptOnlyFromAmong("cb1", "compatible");
        var language = new Option<string>("--language") { Description = "The language of names and texts.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong(SpriteLanguages.Codes);
        var variables = new Option<int>("--variables")
        {
            Description = "How many variables it looks at for answers, 1 to 9. More are faster.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => MostVariables,
        };
        var requests = new Option<string?>("--requests")
        {
            Description = "Requests that get a block, with commas between: names such as ping, or areas such as user.*; without it all, in cloudhead "
                + "those it needs.",
            HelpName = "NAMES",
        };
        var name = new Option<string>("--name") { Description = "What the sprite is called.", HelpName = "TEXT", DefaultValueFactory = _ => "CloudBridge" };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write: .sb3 for a project, .sprite3 for the sprite alone.",
            HelpName = "FILE",
        };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there." };
        var cloud = new Option<string?>("--cloud")
        {
            Description = "The cloud of the configuration whose variables it uses; the first unless given.",
            HelpName = "NAME",
        };
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "sprite",
            "Writes a Scratch project, or a sprite, with a block for each request of the server.",
            $"{ExampleCommandLine.Program} sprite --language es --requests user.*,ping --output my.sb3")
        {
            project, wire, language, variables, requests, name, cloud, output, force, config, json,
        };
        command.TakesSettings = true;
        command.SetAction(parsed => Run(
            context,
            parsed.GetValue(config),
            parsed.GetValue(cloud),
            new SpriteArguments(
                parsed.GetRequiredValue(project),
                parsed.GetRequiredValue(wire),
                parsed.GetRequiredValue(language),
                parsed.GetRequiredValue(variables),
                (
                    parsed.GetValue(requests) ?? (parsed.GetRequiredValue(project) == "cloudhead" ? "monitor.*" : "*"))
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                parsed.GetRequiredValue(name),
                parsed.GetValue(output),
                parsed.GetValue(force)),
            parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandContext context, string? configFile, string? cloud, SpriteArguments arguments, bool isJson)
    {
        var terminal = context.Terminal;
        var configuration = context.LoadConfiguration(configFile);
        if (configuration.Faults.Count > 0)
        {
            FaultReport.Write(terminal.Error, configuration.Faults);
            return ExitCode.Configuration;
        }

        var services = new ServiceCollection().AddLogging().AddSingleton(terminal.Time);
        services.AddCloudBridge().MapBuiltInRequests();
        using var provider = services.BuildServiceProvider();
        var catalog = provider.GetRequiredService<IRequestCatalog>();
        var file = Path.Combine(terminal.WorkingDirectory, arguments.File);
        var variables = CloudVariables.Of(configuration.Clouds(), cloud);
        if ((variables is null ? $"The configuration has no cloud \"{cloud}\" that is enabled." : Fault(arguments, catalog, file)) is { } fault)
        {
            terminal.Error.WriteLine(fault);
            return ExitCode.Usage;
        }

        try
        {
            var report = Write(arguments, variables!.WithAnswers(arguments.Variables), SpriteRequests.Choose(catalog, arguments.AllRequests), file);
            Print(terminal, report, isJson);
            return ExitCode.Ok;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"{file} cannot be written: {error.Message}");
            return ExitCode.Failed;
        }
    }

    private static string? Fault(SpriteArguments arguments, IRequestCatalog catalog, string file)
    {
        var unknown = arguments.Requests.FirstOrDefault(pattern => !catalog.Routes.Any(route => SpriteRequests.Matches(route, pattern)));
        return arguments.Variables is < 1 or > MostVariables ? $"--variables takes a number from 1 to {MostVariables}."
            : arguments.Name.Trim().Length == 0 ? "--name needs a name."
            : arguments.Requests.Count == 0 ? "--requests needs at least one name."
            : unknown is not null ? $"There is no request \"{unknown}\". '{ExampleCommandLine.Program} requests' lists all."
            : Path.GetExtension(file) is not (ProjectEnding or SpriteEnding)
                ? $"The file must end in {ProjectEnding} (a project) or {SpriteEnding} (the sprite alone)."
            : File.Exists(file) && !arguments.IsForced ? $"{file} is there already. --force replaces it."
            : null;
    }

    private static SpriteReport Write(
        SpriteArguments arguments,
        SpriteVariables variables,
        IReadOnlyList<BlockRequest> requests,
        string file)
    {
        var options = arguments.ToOptions() with { Variables = variables };
        var bytes = Path.GetExtension(file) == SpriteEnding ? SpriteFile.Sprite(requests, options) : SpriteFile.Project(requests, options);
        File.WriteAllBytes(file, bytes);
        return new SpriteReport(file, bytes.Length, requests.Count, arguments.Wire, variables.Answers.Count, arguments.Language);
    }

    private static void Print(Terminal terminal, SpriteReport report, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(report);
            return;
        }

        terminal.Out.WriteLine($"Wrote {report.File}: {Amount.Of(report.Requests, "request")}, {(report.Bytes + 1023) / 1024} KB.");
        terminal.Out.WriteLine(Path.GetExtension(report.File) == SpriteEnding
            ? "Next: in a project with the cloud variables, choose a sprite, then \"Upload sprite\". docs/scratch-side.md says which variables."
            : $"Next: start the server with '{ExampleCommandLine.Program} run' and package the file with TurboWarp's packager, with its cloud host. "
                + "docs/scratch-side.md shows how.");
    }

    /// <summary>The output of <c>sprite --json</c>.</summary>
    /// <param name="File">The file that was written.</param>
    /// <param name="Bytes">Its size.</param>
    /// <param name="Requests">How many requests have a block of their own.</param>
    /// <param name="Wire">cb1 or compatible.</param>
    /// <param name="Variables">How many answer variables it has.</param>
    /// <param name="Language">The code of the language.</param>
    private sealed record SpriteReport(string File, int Bytes, int Requests, string Wire, int Variables, string Language);
}
