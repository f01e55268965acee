using System.CommandLine;
using CloudBridge.Server.Features.CloudStorage;
using CloudBridge.Server.Program;
using CloudBridge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.CommandLine.Verbs.Storage;

/// <summary><c>cloudbridge storage import</c></summary>
internal static class StorageImportCommand
{
    private const string Keep = "keep";
    private const string Replace = "replace";

    public static CliCommand Create(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "JSON lines as 'storage export' writes them, packed by gzip or not." };
        var existing = new Option<string>("--existing")
        {
            Description = "What becomes of a key that has another value: keep leaves it, replace gives it the value of the line.",
            HelpName = "keep|replace",
            DefaultValueFactory = _ => Keep,
        };
        existing.AcceptOnlyFromAmong(Keep, Replace);
        var onError = CommonOptions.OnError();
        var (config, json) = (CommonOptions.Config(), CommonOptions.Json());
        var command = new CliCommand(
            "import",
            "Stores what an export has written, within the limits of the configuration. The server must be stopped.",
            $"{ExampleCommandLine.Program} storage import monday.jsonl --existing keep")
        {
            file, existing, onError, config, json,
        };
        command.TakesSettings = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(
            context,
            parsed.GetValue(config),
            parsed.GetValue(json),
            importer => importer.ImportAsync(
                Path.Combine(context.Terminal.WorkingDirectory, parsed.GetRequiredValue(file)),
                parsed.GetValue(existing) == Replace,
                parsed.LeavesOutBadLines(onError),
                cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string? config,
        bool isJson,
        Func<CloudStorageImporter, Task<StorageImportReport>> import)
    {
        var configuration = context.LoadConfiguration(config);
        if (configuration.Faults.Count > 0)
        {
            return DatabaseAction.Refuse(context.Terminal, configuration, isJson);
        }

        try
        {
            // Whether players may make databases is not asked: an operator makes them here.
            var options = CloudStorageFeature.StoreOptions(configuration.DataFolder, configuration.Get<CloudStorageOptions>(CloudStorageOptions.Section));
            await using var store = new SqliteCloudStore(
                options with { Quota = options.Quota with { CreateDatabases = true } },
                context.Terminal.Time,
                NullLogger<SqliteCloudStore>.Instance);
            var report = await import(new CloudStorageImporter(store));
            Print(context.Terminal, report, isJson);
            return report.IsStopped ? ExitCode.Failed : ExitCode.Ok;
        }
        catch (StorageException error)
        {
            DatabaseAction.Print(context.Terminal, error, isJson);
            return ExitCode.Failed;
        }
    }

    private static void Print(Terminal terminal, StorageImportReport report, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(new { Ok = !report.IsStopped, report.Stored, report.Same, report.Kept, report.Bad, report.BadLines, report.IsStopped });
            return;
        }

        foreach (var line in report.BadLines)
        {
            terminal.Error.WriteLine($"Line {line.Number}: {line.Reason}");
        }

        terminal.Out.WriteLine($"Stored {Amount.Of(report.Stored, "line")}; {report.Same} said what was there already.");
        if (report.Kept > 0)
        {
            terminal.Error.WriteLine($"{Amount.Of(report.Kept, "key")} had another value and kept it; --existing replace gives them those of the file.");
        }

        BadLineText.Print(terminal.Error, report.IsStopped, report.Bad, report.BadLines.Count);
    }
}
