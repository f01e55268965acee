using System.CommandLine;
using System.Globalization;
using CloudBridge.Server.CommandLine.Values;
using CloudBridge.Server.Program;
using CloudBridge.Storage;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge stats import</c></summary>
internal static class StatsImportCommand
{
    public static CliCommand Create(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "JSON lines, each a user, a project or a post; unpacked when its name ends with .gz." };
        var onError = CommonOptions.OnError();
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "import",
            "Fills the local ScratchDB from a file; the server may run meanwhile.",
            $"{ExampleCommandLine.Program} stats import users.jsonl.gz --on-error skip")
        {
            file, onError, config, json,
        };
        command.TakesSettings = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(
            context,
            Path.Combine(context.Terminal.WorkingDirectory, parsed.GetRequiredValue(file)),
            parsed.LeavesOutBadLines(onError),
            parsed.GetValue(config),
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string file,
        bool isSkipping,
        string? config,
        bool isJson,
        CancellationToken cancellationToken)
    {
        var configuration = context.LoadConfiguration(config);
        if (configuration.Faults.Count > 0)
        {
            return DatabaseAction.Refuse(context.Terminal, configuration, isJson);
        }

        try
        {
            var importer = new StatsImporter(configuration.DataFolder, context.Terminal.Time);
            var report = await ImportProgressView.ShowAsync(
                isJson ? TextWriter.Null : context.Terminal.Out,
                context.Terminal.IsPlain,
                progress => importer.ImportAsync(file, isSkipping, progress, cancellationToken));
            Print(context.Terminal, report, isJson);
            return report.IsStopped ? ExitCode.Failed : ExitCode.Ok;
        }
        catch (StorageException error)
        {
            DatabaseAction.Print(context.Terminal, error, isJson);
            return ExitCode.Failed;
        }
    }

    private static void Print(Terminal terminal, ImportReport report, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(new
            {
                Ok = !report.IsStopped, report.Users, report.Projects, report.Posts, report.Bad, report.BadLines, report.IsStopped, Seconds = Math.Round(
                    report.Elapsed.TotalSeconds,
                    3),
            });
            return;
        }

        foreach (var line in report.BadLines)
        {
            terminal.Error.WriteLine($"Line {line.Number}: {PlainText.Line(line.Reason)}");
        }

        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Stored {Amount.Of(report.Users, "user")}, {Amount.Of(report.Projects, "project")} and {Amount.Of(report.Posts, "post")} "
                + $"in {report.Elapsed.TotalSeconds:0.0} s ({report.RowsPerSecond:0} rows/s)."));
        BadLineText.Print(terminal.Error, report.IsStopped, report.Bad, report.BadLines.Count);
    }
}
