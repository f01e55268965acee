using System.CommandLine;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine;

/// <summary><c>--version</c></summary>
internal static class VersionOption
{
    public static Option Create(Terminal terminal) =>
        new Option<bool>("--version") { Description = "Prints the version.", Action = new PrintAction(terminal.Out, $"{ExampleCommandLine.Program} {ServerVersion.Text}") };
}
