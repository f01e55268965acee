using System.CommandLine;
using System.Globalization;
using CloudBridge.Server.Program;
using CloudBridge.Storage;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge stats import|info</c></summary>
internal static class StatsCommand
{
    public static Command Create(CommandContext context) =>
        new CliCommand("stats", "Fills and shows the local ScratchDB.", $"{ExampleCommandLine.Program} stats info")
    {
        StatsImportCommand.Create(context),
        Info(context),
    };

    private static CliCommand Info(CommandContext context)
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "info",
            "Shows what is in the local ScratchDB; the server may run meanwhile.",
            $"{ExampleCommandLine.Program} stats info --json")
        {
            config, json,
        };
        command.TakesSettings = true;
        command.SetAction(parsed => Show(context, parsed.GetValue(config), parsed.GetValue(json)));
        return command;
    }

    private static int Show(CommandContext context, string? config, bool isJson)
    {
        var configuration = context.LoadConfiguration(config);
        if (configuration.Faults.Count > 0)
        {
            return DatabaseAction.Refuse(context.Terminal, configuration, isJson);
        }

        try
        {
            Print(context.Terminal.Out, LocalScratchStats.Report(configuration.DataFolder, context.Terminal.Time), isJson);
            return ExitCode.Ok;
        }
        catch (StorageException error)
        {
            DatabaseAction.Print(context.Terminal, error, isJson);
            return ExitCode.Failed;
        }
    }

    private static void Print(TextWriter output, StatsReport report, bool isJson)
    {
        if (isJson)
        {
            output.WriteJson(new
            {
                Ok = true,
                report.File,
                report.Bytes,
                report.Users,
                report.Projects,
                report.Topics,
                report.Posts,
                report.RankedAt,
                RankingMilliseconds = report.RankingTook?.TotalMilliseconds,
            });
            return;
        }

        output.WriteTree(
            report.File,
            [
                $"users: {report.Users}",
                $"projects: {report.Projects}",
                $"topics: {report.Topics}",
                $"posts: {report.Posts}",
                $"bytes: {report.Bytes}",
                report.RankedAt is { } at
                    ? string.Create(CultureInfo.InvariantCulture, $"ranked: {at:yyyy-MM-dd HH:mm:ss} UTC in {report.RankingTook!.Value.TotalMilliseconds} ms")
                    : "ranked: not yet; a server does it while it runs",
            ]);
    }
}
