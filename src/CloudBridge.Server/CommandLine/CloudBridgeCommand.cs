using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using CloudBridge.Server.CommandLine.Verbs;
using CloudBridge.Server.CommandLine.Verbs.Keys;
using CloudBridge.Server.CommandLine.Verbs.Operating;
using CloudBridge.Server.CommandLine.Verbs.Storage;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine;

/// <summary>The command line of the program: one verb each, <c>run</c> when there is none.</summary>
internal static class CloudBridgeCommand
{
    private static readonly ParserConfiguration Parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Runs the program; never throws.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        var (settings, rest) = SettingArguments.Split(arguments);
        var parsed = Create(new CommandContext(terminal, settings)).Parse(rest, Parsing);
        if (parsed.Action is ParseErrorAction)
        {
            return Refuse(parsed, terminal);
        }

        if (settings.Count > 0 && parsed.CommandResult.Command is CliCommand { TakesSettings: false, Name: var verb })
        {
            await terminal.Error.WriteLineAsync($"{verb} takes no settings such as --{settings[0].Key}.");
            return ExitCode.Usage;
        }

        try
        {
            // The host, not the parser, listens for Ctrl-C: it lets running requests end first.
            var invocation = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("Stopped before it was done.");
            return ExitCode.Failed;
        }
        catch (Exception error)
        {
            await terminal.Error.WriteLineAsync($"This should not have happened. Please report it with the lines below.\n{error}");
            return ExitCode.Failed;
        }
    }

    private static CliCommand Create(CommandContext context)
    {
        var root = RunCommand.AddTo(
            new CliCommand(
                ExampleCommandLine.Program,
                "Answers the requests of Scratch projects through cloud variables. Without a verb it runs the server. Any setting of the "
                    + "configuration can be given as --Section:Key=value.",
                $"{ExampleCommandLine.Program} --Http:Port=8000"),
            context);
        root.Add(RunCommand.Create(context));
        root.Add(DemoCommand.Create(context));
        root.Add(RequestCommand.Create(context));
        root.Add(RequestsCommand.Create(context));
        root.Add(SpriteCommand.Create(context));
        root.Add(EncodeCommand.Create(context));
        root.Add(DecodeCommand.Create(context));
        root.Add(WireCommand.Create(context));
        root.Add(ConfigCommand.Create(context));
        root.Add(DoctorCommand.Create(context));
        root.Add(BackupCommand.Create(context));
        root.Add(RestoreCommand.Create(context));
        root.Add(StorageCommand.Create(context));
        root.Add(StatsCommand.Create(context));
        root.Add(TestSiteCommand.Create(context));
        root.Add(KeyCommand.Create(context));
        root.Add(EgressCommand.Create(context));
        root.Add(AuditCommand.Create(context));
        root.Add(UpstreamCommand.Create(context));
        root.Add(new HelpOption { Action = new HelpWithExample() });
        root.Add(VersionOption.Create(context.Terminal));
        return root;
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors)
        {
            terminal.Error.WriteLine(error.SymbolResult is ArgumentResult { Tokens.Count: 0 } missing ? $"{missing.Argument.Name} is missing." : error.Message);
        }

        var verbs = parsed.RootCommandResult.Command.Subcommands.Select(command => command.Name).ToArray();
        if (parsed.UnmatchedTokens is [{ } word, ..] && Suggestion.Nearest(word, verbs) is { } near)
        {
            terminal.Error.WriteLine($"Did you mean: {ExampleCommandLine.Program} {near}");
        }

        var verb = parsed.CommandResult.Command.Name;
        terminal.Error.WriteLine($"Help: {ExampleCommandLine.Program} {(verb == ExampleCommandLine.Program ? "" : verb + " ")}--help");
        return ExitCode.Usage;
    }
}
