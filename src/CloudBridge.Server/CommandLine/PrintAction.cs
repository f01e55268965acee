using System.CommandLine;
using System.CommandLine.Invocation;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine;

/// <summary>Prints a line in place of what the command would do.</summary>
internal sealed class PrintAction(TextWriter output, string line) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        output.WriteLine(line);
        return ExitCode.Ok;
    }
}
