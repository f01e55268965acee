using CloudBridge.Server.Configuration;
using CloudBridge.Server.Program;
using CloudBridge.Storage;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary>Runs the verbs about databases: the configured folder, and how results and failures are printed.</summary>
internal static class DatabaseAction
{
    public static int Run(
        CommandContext context,
        string? config,
        bool isJson,
        Func<DatabaseFiles, DataFolder, DatabaseResult> action)
    {
        var configuration = context.LoadConfiguration(config);
        if (configuration.Faults.Count > 0)
        {
            return Refuse(context.Terminal, configuration, isJson);
        }

        try
        {
            Print(context.Terminal.Out, action(new DatabaseFiles(context.Terminal.Time), configuration.DataFolder), isJson);
            return ExitCode.Ok;
        }
        catch (StorageException error)
        {
            Print(context.Terminal, error, isJson);
            return ExitCode.Failed;
        }
    }

    /// <summary>Prints what is wrong with the configuration.</summary>
    public static int Refuse(Terminal terminal, ServerConfiguration configuration, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(new { Ok = false, configuration.Faults });
            return ExitCode.Configuration;
        }

        FaultReport.Write(terminal.Error, configuration.Faults);
        return ExitCode.Configuration;
    }

    private static void Print(TextWriter output, DatabaseResult result, bool isJson)
    {
        var database = result.Database;
        if (isJson)
        {
            output.WriteJson(new { Ok = true, database.File, database.Bytes, database.SchemaVersion, database.Program, database.Rows, result.Kept });
            return;
        }

        output.WriteLine(result.Sentence);
        output.WriteTree(
            $"{database.Bytes} bytes, schema version {database.SchemaVersion} of CloudBridge {database.Program}",
            database.Rows.Select(table => $"{PlainText.Line(table.Key)}: {Amount.Of(table.Value, "row")}"));
    }

    /// <summary>Prints why something could not be done.</summary>
    public static void Print(Terminal terminal, StorageException error, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(new { Ok = false, Error = error.Message });
            return;
        }

        terminal.Error.WriteLine(PlainText.Of(error.Message));
    }

    /// <summary>The work that a verb did on a database.</summary>
    /// <param name="Sentence">The same for people.</param>
    /// <param name="Database">The database that it made, checked or put in place.</param>
    /// <param name="Kept">The file with what was there before; null when nothing was.</param>
    internal sealed record DatabaseResult(string Sentence, DatabaseReport Database, string? Kept = null);
}
