using System.CommandLine;
using CloudBridge.Server.Program;
using CloudBridge.Storage;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge restore</c></summary>
internal static class RestoreCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The backup." };
        var verify = new Option<bool>("--verify") { Description = "Only checks the backup; changes nothing." };
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "restore",
            "Puts a backup in the place of the database, which is kept beside it. The server must be stopped.",
            $"{ExampleCommandLine.Program} restore monday.db --verify")
        {
            file, verify, config, json,
        };
        command.TakesSettings = true;
        command.SetAction(parsed =>
        {
            var backup = Path.Combine(context.Terminal.WorkingDirectory, parsed.GetRequiredValue(file));
            return DatabaseAction.Run(
                context,
                parsed.GetValue(config),
                parsed.GetValue(json),
                (files, folder) => parsed.GetValue(verify) ? Verify(files, backup) : Restore(files, folder, backup));
        });
        return command;
    }

    private static DatabaseAction.DatabaseResult Verify(DatabaseFiles files, string backup)
    {
        var report = files.Verify(backup);
        return new DatabaseAction.DatabaseResult($"{report.File} is whole and can be restored.", report);
    }

    private static DatabaseAction.DatabaseResult Restore(DatabaseFiles files, DataFolder folder, string backup)
    {
        var (report, kept) = files.Restore(backup, folder);
        return new DatabaseAction.DatabaseResult($"Restored {report.File}." + (kept is null ? "" : $" What was there is kept in {kept}."), report, kept);
    }
}
