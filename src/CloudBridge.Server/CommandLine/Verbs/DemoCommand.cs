using System.CommandLine;
using CloudBridge.Server.Program;
using CloudBridge.Server.Tools.Demo;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge demo</c></summary>
internal static class DemoCommand
{
    private const string Embedded = "embedded";
    private const string Scratch = "scratch";

    public static Command Create(CommandContext context)
    {
        var cloud = new Option<string>("--cloud")
        {
            Description = "The cloud to show: our own, or a simulator of Scratch's with sign-in, cloud log and outages. Nothing is sent to Scratch.",
            HelpName = "embedded|scratch",
            DefaultValueFactory = _ => Embedded,
        };
        cloud.AcceptOnlyFromAmong(Embedded, Scratch);
        var full = new Option<bool>("--full") { Description = "Shows long values whole." };
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "demo",
            "Shows the whole job in one go: starts a server on free ports, asks it as a Scratch project does, and checks every answer.",
            $"{ExampleCommandLine.Program} demo --cloud scratch")
        {
            cloud, full, json,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(context.Terminal, parsed.GetValue(cloud) == Scratch, parsed.GetValue(full), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal,
        bool isScratch,
        bool isFull,
        bool isJson,
        CancellationToken cancellationToken)
    {
        await using IDemo demo = isScratch ? await ScratchDemo.StartAsync(terminal, cancellationToken) : await DemoRun.StartAsync(terminal, cancellationToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, demo.Stopping);
        var text = new DemoText(isJson ? TextWriter.Null : terminal.Out, isFull);
        text.Begin(demo);
        var results = new List<DemoResult>();
        foreach (var step in demo.Steps)
        {
            results.Add(await demo.AskAsync(step, stopping.Token));
            text.Print(results.Count, results[^1]);
        }

        text.End(results);
        if (isJson)
        {
            terminal.Out.WriteJson(DemoReport.Of(demo, results));
        }

        return results.All(result => result.IsRight) ? ExitCode.Ok : ExitCode.Failed;
    }
}
