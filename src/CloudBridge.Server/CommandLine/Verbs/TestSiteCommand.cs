using System.CommandLine;
using System.Net;
using CloudBridge.Server.Features.Demo;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge testsite</c></summary>
internal static class TestSiteCommand
{
    public static Command Create(CommandContext context)
    {
        var port = new Option<int>("--port")
        {
            Description = "The port to listen on, on this machine only; 0 takes a free one.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => TestSiteHost.DefaultPort,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var number) && number is >= 0 and <= IPEndPoint.MaxPort))
            {
                result.AddError($"--port is not a number from 0 to {IPEndPoint.MaxPort}.");
            }
        });
        var command = new CliCommand(
            "testsite",
            "Runs a small web site to watch with a monitor. Enter switches it between up and down; so do POST /down, /up and /slow.",
            $"{ExampleCommandLine.Program} testsite --port {TestSiteHost.DefaultPort}")
        {
            port,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(context.Terminal, parsed.GetValue(port), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, int port, CancellationToken cancellationToken)
    {
        try
        {
            await using var site = await TestSiteHost.StartAsync(port, terminal.Time, cancellationToken);
            site.Switched += mode => terminal.Out.WriteLine($"The site is {Word(mode)}.");
            terminal.Out.WriteLine($"""
                The test site is up at {site.Url}
                Press Enter to switch it between up and down, Ctrl-C to stop.
                In another terminal: curl -X POST {site.Url}down   (or up, or slow)
                """);
            terminal.Out.Flush();
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var keys = ReadKeysAsync(terminal.In, site, stopping.Token);
            await site.WaitAsync(cancellationToken);
            await stopping.CancelAsync();
            await keys.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ExitCode.Ok;
        }
        catch (IOException error)
        {
            await terminal.Error.WriteLineAsync(
                $"The test site cannot listen on port {port}: {error.GetBaseException().Message}. Choose another with --port NUMBER.");
            return ExitCode.Failed;
        }
    }

    /// <summary>Reading from a console cannot be stopped, so it is left behind on a thread of its own.</summary>
    private static async Task ReadKeysAsync(TextReader input, TestSiteHost site, CancellationToken cancellationToken)
    {
        while (await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(cancellationToken) is not null)
        {
            site.Switch(site.Mode == TestSiteMode.Up ? TestSiteMode.Down : TestSiteMode.Up);
        }
    }

    private static string Word(TestSiteMode mode) => mode switch { TestSiteMode.Down => "down", TestSiteMode.Slow => "slow", _ => "up" };
}
