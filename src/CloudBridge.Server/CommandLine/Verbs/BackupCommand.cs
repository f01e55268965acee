using System.CommandLine;
using CloudBridge.Server.Program;
using CloudBridge.Storage;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge backup</c></summary>
internal static class BackupCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The file to make; without it, one named after the time in the folder backups below the data folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "backup",
            "Copies the database to a file and checks the copy; the server may run meanwhile.",
            $"{ExampleCommandLine.Program} backup monday.db")
        {
            file, config, json,
        };
        command.TakesSettings = true;
        command.SetAction(parsed => DatabaseAction.Run(
            context,
            parsed.GetValue(config),
            parsed.GetValue(json),
            (files, folder) => Run(context, files, folder, parsed.GetValue(file))));
        return command;
    }

    private static DatabaseAction.DatabaseResult Run(CommandContext context, DatabaseFiles files, DataFolder folder, string? file)
    {
        var report = files.BackUp(folder, file is null ? null : Path.Combine(context.Terminal.WorkingDirectory, file));
        return new DatabaseAction.DatabaseResult($"Backed up to {report.File}.", report);
    }
}
