using System.CommandLine;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine.Verbs.Storage;

/// <summary><c>cloudbridge storage export|import</c></summary>
internal static class StorageCommand
{
    public static Command Create(CommandContext context) =>
        new CliCommand(
            "storage",
            "Writes what projects and players have stored into a file, and stores what is in one.",
            $"{ExampleCommandLine.Program} storage export monday.jsonl")
    {
        StorageExportCommand.Create(context),
        StorageImportCommand.Create(context),
    };
}
