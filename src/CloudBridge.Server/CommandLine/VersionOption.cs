using System.CommandLine;
using System.CommandLine.Invocation;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine;

/// <summary><c>--version</c></summary>
internal static class VersionOption
{
    public static Option Create(Terminal terminal) =>
        new Option<bool>("--version")
        {
            Description = "Prints the version.",
            Action = new PrintAction(terminal.Out, $"{ExampleCommandLine.Program} {ServerVersion.Text}"),
        };

    /// <summary>Prints a line in place of what the command would do.</summary>
    private sealed class PrintAction(TextWriter output, string line) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            output.WriteLine(line);
            return ExitCode.Ok;
        }
    }
}
