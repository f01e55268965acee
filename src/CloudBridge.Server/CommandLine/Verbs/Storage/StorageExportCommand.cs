using System.CommandLine;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Program;
using CloudBridge.Storage;

namespace CloudBridge.Server.CommandLine.Verbs.Storage;

/// <summary><c>cloudbridge storage export</c></summary>
internal static class StorageExportCommand
{
    public static CliCommand Create(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The file to make: JSON lines, a value each; packed when its name ends with .gz." };
        var project = new Option<string?>("--project") { Description = "Only what is stored for this project.", HelpName = "ID" };
        var cloud = new Option<string?>("--cloud")
        {
            Description = "Only what is stored for projects of this cloud, by its name in the configuration.",
            HelpName = "NAME",
        };
        var (config, json) = (CommonOptions.Config(), CommonOptions.Json());
        var command = new CliCommand(
            "export",
            "Writes what projects and players have stored into a file; the server may run meanwhile.",
            $"{ExampleCommandLine.Program} storage export scores.jsonl.gz --project 60917032")
        {
            file, project, cloud, config, json,
        };
        command.TakesSettings = true;
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Run(
                context.Terminal,
                context.LoadConfiguration(parsed.GetValue(config)),
                parsed.GetValue(json),
                folder => new CloudStorageExporter(folder, context.Terminal.Time).Export(
                    Path.Combine(context.Terminal.WorkingDirectory, parsed.GetRequiredValue(file)),
                    parsed.GetValue(cloud),
                    parsed.GetValue(project),
                    cancellationToken)),
            cancellationToken));
        return command;
    }

    private static int Run(
        Terminal terminal,
        ServerConfiguration configuration,
        bool isJson,
        Func<DataFolder, StorageExportReport> export)
    {
        if (configuration.Faults.Count > 0)
        {
            return DatabaseAction.Refuse(terminal, configuration, isJson);
        }

        try
        {
            Print(terminal.Out, export(configuration.DataFolder), isJson);
            return ExitCode.Ok;
        }
        catch (StorageException error)
        {
            DatabaseAction.Print(terminal, error, isJson);
            return ExitCode.Failed;
        }
    }

    private static void Print(TextWriter output, StorageExportReport report, bool isJson)
    {
        if (isJson)
        {
            output.WriteJson(new { Ok = true, report.File, report.Databases, report.Values });
            return;
        }

        output.WriteLine($"Wrote {Amount.Of(report.Values, "value")} of {Amount.Of(report.Databases, "database")} to {report.File}.");
    }
}
