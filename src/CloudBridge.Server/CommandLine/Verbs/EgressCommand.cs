using System.CommandLine;
using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Names;
using CloudBridge.Server.CommandLine.Values;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Monitors.Egress;
using CloudBridge.Server.Http;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge egress check</c></summary>
internal static class EgressCommand
{
    public static Command Create(CommandContext context) =>
        new CliCommand("egress", "Explains what may be asked on behalf of users.", $"{ExampleCommandLine.Program} egress check https://example.com/")
    {
        Check(context),
    };

    private static CliCommand Check(CommandContext context)
    {
        var url = new Argument<string>("URL") { Description = "The address, as a player would give it." };
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "check",
            "Says step by step whether an address may be asked, and why not. Its host is looked up; nothing is connected to.",
            $"{ExampleCommandLine.Program} egress check http://127.0.0.1:8080/")
        {
            url, config, json,
        };
        command.TakesSettings = true;
        command.SetAction(
            (parsed, cancellationToken) => RunAsync(context, parsed.GetRequiredValue(url), parsed.GetValue(config), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string url,
        string? config,
        bool isJson,
        CancellationToken cancellationToken)
    {
        var configuration = context.LoadConfiguration(config);
        if (configuration.Faults.Count > 0)
        {
            return DatabaseAction.Refuse(context.Terminal, configuration, isJson);
        }

        var policy = EgressServices.Policy(configuration.Get<EgressOptions>(EgressOptions.Section));
        var own = new EgressOwnEndpoints(context.Terminal.Time);
        own.Set(Listening(configuration));
        var report = EgressReport.Of(url, await InspectAsync(policy, own, url, context.Terminal.Time, cancellationToken), policy);
        if (isJson)
        {
            context.Terminal.Out.WriteJson(report);
        }
        else
        {
            Print(context.Terminal.Out, report);
        }

        return report.Allowed ? ExitCode.Ok : ExitCode.Failed;
    }

    private static IEnumerable<IPEndPoint> Listening(ServerConfiguration configuration)
    {
        var http = configuration.Get<HttpOptions>(HttpOptions.Section);
        yield return new(IPAddress.Parse(http.Address), http.Port);
        if (configuration.RunsCloudServer())
        {
            var cloud = configuration.CloudServer();
            yield return new(IPAddress.Parse(cloud.Address), cloud.Port);
        }
    }

    private static async Task<EgressInspection> InspectAsync(
        EgressPolicy policy,
        EgressOwnEndpoints own,
        string url,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        using var system = new SystemHostResolver();
        return await new EgressInspector(policy, own, new CachingHostResolver(system, new HostCacheOptions(), time)).InspectAsync(url, cancellationToken);
    }

    private static void Print(TextWriter output, EgressReport report) => output.WriteTable(
        [Listing.Column(gap: 1), Listing.Column()],
        [
            ["given:", report.Input],
            ["canonical:", report.Url ?? "cannot be read"],
            .. report.Url is null ? Enumerable.Empty<string[]>() : [["host:", $"{report.Host}"], ["port:", $"{report.Port} ({Word(report.PortAllowed == true)})"]],
            .. report.Addresses.Select(address => (string[])["address:", $"{address.Address} ({Word(address.Allowed)}: {Why(address)})"]),
            ["verdict:", report.Allowed ? "allowed" : $"refused. {report.Sentence}"],
            .. report.Hints.Select(hint => (string[])["hint:", hint]),
        ]);

    private static string Word(bool isAllowed) => isAllowed ? "allowed" : "refused";

    private static string Why(EgressReportAddress address) => address.Range is null ? address.Reason : $"{address.Range}, {address.Reason}";
}
