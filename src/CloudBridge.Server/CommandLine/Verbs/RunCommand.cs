using System.CommandLine;
using CloudBridge.CloudServer;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Demo;
using CloudBridge.Server.Features.Upstreams;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge run</c></summary>
internal static class RunCommand
{
    public static CliCommand Create(CommandContext context) =>
        AddTo(
            new CliCommand(
                "run",
                "Runs the server: the cloud that projects connect to, the bridge that answers them, and a web page.",
                $"{ExampleCommandLine.Program} run --config my.json --CloudServer:Port=9081"),
            context);

    /// <summary>Gives a command the options and the action of <c>run</c>.</summary>
    public static CliCommand AddTo(CliCommand command, CommandContext context)
    {
        var config = CommonOptions.Config();
        var demo = new Option<bool>("--demo-upstream")
        {
            Description = "Answers questions about Scratch with made-up data from inside this program, without the internet.",
        };
        var scratch = new Option<bool>("--demo-scratch")
        {
            Description = "Plays Scratch itself too, with the accounts player1 to player3 (password demo), so that monitors and all else that needs "
                + "a name can be tried. Nothing leaves this machine.",
        };
        command.Add(config);
        command.Add(demo);
        command.Add(scratch);
        command.TakesSettings = true;
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(Demo(context, parsed.GetValue(config), parsed.GetValue(demo), parsed.GetValue(scratch)), parsed.GetValue(config), cancellationToken));
        return command;
    }

    private static CommandContext Demo(CommandContext context, string? file, bool upstream, bool scratch) =>
        scratch ? WithScratch(context, file) : upstream ? With(context, $"{UpstreamSections.Lookup}:{nameof(UpstreamsOptions.Demo)}", "true") : context;

    private static CommandContext With(CommandContext context, string key, string value) =>
        context with { Settings = [.. context.Settings, KeyValuePair.Create<string, string?>(key, value)] };

    /// <summary>The cloud must know its own address beforehand, so a port is chosen where any would do.</summary>
    private static CommandContext WithScratch(CommandContext context, string? file)
    {
        var chosen = context.LoadConfiguration(file).CloudServer().Port;
        var port = chosen == 0 ? SimulatedScratch.FreePort() : chosen;
        var demo = context with { Settings = [.. SimulatedScratch.Settings(port), .. context.Settings] };
        return With(demo, $"{EmbeddedCloudOptions.Section}:{nameof(CloudServerOptions.Port)}", $"{port}");
    }

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
