using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine;

/// <summary>The usual help, and the example of the verb below it.</summary>
internal sealed class HelpWithExample : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        _usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is CliCommand verb)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {verb.Example}");
        }

        return ExitCode.Ok;
    }
}
