using System.CommandLine;
using CloudBridge.Server.Features.Operating;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine.Verbs.Operating;

/// <summary><c>cloudbridge upstream list|on|off</c>: asks the server that runs on this machine.</summary>
internal static class UpstreamCommand
{
    private const string NoSwitches = "That server has no such switch: it runs without keys (Monitors:Enabled=false).";

    public static Command Create(CommandContext context) =>
        new CliCommand(
            "upstream",
            "Shows and switches the servers that the one running here asks for answers. A switch holds until that ends.",
            $"{ExampleCommandLine.Program} upstream off ScratchApi")
    {
        List(context),
        Switch(context, "on", isOn: true),
        Switch(context, "off", isOn: false),
    };

    private static CliCommand List(CommandContext context)
    {
        var (key, config, json) = (OperatorCall.KeyFile(), CommonOptions.Config(), CommonOptions.Json());
        var command = new CliCommand("list", "Shows which upstreams are asked.", $"{ExampleCommandLine.Program} upstream list --key-file operator-key")
        {
            key, config, json,
        };
        command.TakesSettings = true;
        command.SetAction((parsed, cancellationToken) =>
        {
            var question = new OperatorQuestion(HttpMethod.Get, UpstreamEndpoints.Path, parsed.GetValue(key), parsed.GetValue(config), parsed.GetValue(json))
            {
                WhenMissing = NoSwitches,
            };
            return OperatorCall.RunAsync<UpstreamEndpoints.UpstreamListBody>(
                context,
                question,
                body => Print(context.Terminal, body.Upstreams, question.IsJson),
                cancellationToken);
        });
        return command;
    }

    private static CliCommand Switch(CommandContext context, string word, bool isOn)
    {
        var name = new Argument<string>("NAME") { Description = "Which one, as 'upstream list' shows it." };
        var (key, config, json) = (OperatorCall.KeyFile(), CommonOptions.Config(), CommonOptions.Json());
        var does = isOn ? "Has an upstream asked again." : "Has an upstream asked no more: players are told that it is switched off.";
        var command = new CliCommand(word, does, $"{ExampleCommandLine.Program} upstream {word} ScratchSite --key-file operator-key")
        {
            name, key, config, json,
        };
        command.TakesSettings = true;
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = $"{UpstreamEndpoints.Path}/{Uri.EscapeDataString(parsed.GetRequiredValue(name))}";
            var question = new OperatorQuestion(HttpMethod.Put, path, parsed.GetValue(key), parsed.GetValue(config), parsed.GetValue(json))
            {
                Body = new UpstreamEndpoints.SwitchBody(isOn),
            };
            return OperatorCall.RunAsync<UpstreamEndpoints.UpstreamBody>(
                context,
                question,
                body => Print(context.Terminal, [body], question.IsJson),
                cancellationToken);
        });
        return command;
    }

    private static int Print(Terminal terminal, IReadOnlyList<UpstreamEndpoints.UpstreamBody> upstreams, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(new { Ok = true, Upstreams = upstreams });
            return ExitCode.Ok;
        }

        terminal.Out.WriteTable(
            [Listing.Column(), Listing.Column(), Listing.Column()],
            upstreams.Select(upstream => (string[])[upstream.Name, upstream.IsOn ? "on" : "off", Note(upstream)]));
        return ExitCode.Ok;
    }

    private static string Note(UpstreamEndpoints.UpstreamBody upstream) =>
        upstream is { IsOn: false, Hindrance: { } hindrance } ? hindrance : upstream.IsUsual ? "" : "switched since the start";
}
