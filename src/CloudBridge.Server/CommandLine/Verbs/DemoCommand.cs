using System.CommandLine;
using CloudBridge.Server.Demo;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge demo</c></summary>
internal static class DemoCommand
{
    public static Command Create(CommandContext context)
    {
        var full = new Option<bool>("--full") { Description = "Shows long values whole." };
        var json = JsonOption.Create();
        var command = new Verb("demo", "Shows the whole job in one go: starts a server on free ports, asks it as a Scratch project does, and checks every answer.", $"{TryCommand.Program} demo --full") { full, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(context.Terminal, parsed.GetValue(full), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, bool isFull, bool isJson, CancellationToken cancellationToken)
    {
        await using var demo = await DemoRun.StartAsync(terminal, cancellationToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, demo.Stopping);
        var text = new DemoText(isJson ? TextWriter.Null : terminal.Out, isFull);
        text.Begin(demo);
        var results = new List<DemoResult>();
        foreach (var step in DemoSteps.All)
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
