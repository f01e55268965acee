using System.CommandLine;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge run</c></summary>
internal static class RunCommand
{
    public static Verb Create(CommandContext context) => AddTo(new Verb("run", "Runs the server: the cloud that projects connect to, the bridge that answers them, and a web page.", $"{TryCommand.Program} run --config my.json --CloudServer:Port=9081"), context);

    /// <summary>Gives a command the options and the action of <c>run</c>.</summary>
    public static Verb AddTo(Verb command, CommandContext context)
    {
        var config = ConfigOption.Create();
        var demo = new Option<bool>("--demo-upstream") { Description = "Answers questions about Scratch with made-up data from inside this program, without the internet." };
        command.Add(config);
        command.Add(demo);
        command.TakesSettings = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(demo) ? WithDemo(context) : context, parsed.GetValue(config), cancellationToken));
        return command;
    }

    private static CommandContext WithDemo(CommandContext context) =>
        context with { Settings = [.. context.Settings, KeyValuePair.Create<string, string?>($"{SettingTree.Lookup}:{nameof(UpstreamsOptions.Demo)}", "true")] };

    private static async Task<int> RunAsync(CommandContext context, string? file, CancellationToken cancellationToken)
    {
        var configuration = context.LoadConfiguration(file);
        if (configuration.Faults.Count > 0)
        {
            FaultReport.Write(context.Terminal.Error, configuration.Faults);
            await context.Terminal.Error.WriteLineAsync("\nNothing was started.");
            return ExitCode.Configuration;
        }

        return await ServerRun.RunAsync(configuration, context.Terminal, cancellationToken);
    }
}
