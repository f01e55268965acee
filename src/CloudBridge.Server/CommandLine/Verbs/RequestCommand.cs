using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using CloudBridge.Client;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Program;
using CloudBridge.Server.Tools.Client;
using CloudBridge.Sprites;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge request</c></summary>
internal static partial class RequestCommand
{
    private const int MaxSeconds = 86_400;
    private const string Compatible = "compatible";
    private const string Cb1 = "cb1";

    public static Command Create(CommandContext context)
    {
        var name = new Argument<string>("NAME")
        {
            Description = "The request.",
            Validators = { result => Check(result.Tokens[0].Value.Length > 0, result.AddError, "NAME is empty.") },
        };
        var arguments = new Argument<string[]>("ARG")
        {
            Description = "Its arguments; those that begin with -- after a lone --.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var cloud = new Option<string>("--cloud")
        {
            Description = "The cloud server.",
            HelpName = "WS_URL",
            DefaultValueFactory = _ => ExampleCommandLine.DefaultCloud,
        };
        var project = new Option<string>("--project")
        {
            Description = "The project (room) to join.",
            HelpName = "ID",
            DefaultValueFactory = _ => ExampleCommandLine.DefaultProject,
        };
        var user = new Option<string>("--user") { Description = "The user name to declare.", HelpName = "NAME", DefaultValueFactory = _ => "player1000" };
        var password = new Option<string?>("--password")
        {
            Description = "Signs in as that user at the cloud's own site, as a player on Scratch does. For a cloud server on this machine that plays "
                + "Scratch; no other gets it.",
            HelpName = "TEXT",
        };
        var timeout = new Option<double>("--timeout")
        {
            Description = "How long to wait.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 10,
            CustomParser = ReadSeconds,
        };
        var wire = new Option<string>("--wire")
        {
            Description = "The format to ask in: compatible, as the Cloud Requests sprite does, or cb1.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => Compatible,
        };
        var request = new Option<string?>("--request-variable")
        {
            Description = "The cloud variable for requests, without the cloud in front; as the configuration here says unless given.",
            HelpName = "NAME",
        };
        var answers = new Option<string?>("--answer-variables")
        {
            Description = "The cloud variables for answers, with commas between; as the configuration here says unless given.",
            HelpName = "NAMES",
        };
        var json = CommonOptions.Json();
        wire.AcceptOnlyFromAmong(Compatible, Cb1);
        cloud.Validators.Add(
            result =>
                Check(
                    new UrlSetting().Read(result.GetValueOrDefault<string>()) is not null,
                    result.AddError,
                    "--cloud is not an address that begins with ws:// or wss://."));
        project.Validators.Add(
            result => Check(result.GetValueOrDefault<string>() is { Length: > 0 and < 1000 }, result.AddError, "--project is not 1 to 999 characters long."));
        user.Validators.Add(
            result => Check(UserPattern().IsMatch(result.GetValueOrDefault<string>()), result.AddError, "--user is not 1 to 20 letters, digits, '-' and '_'."));
        password.Validators.Add(
            result =>
                Check(
                    result.GetResult(cloud) is not { } named
                    || !Uri.TryCreate(named.GetValueOrDefault<string>(), UriKind.Absolute, out var url)
                    || ScratchHosts.IsLocal(url),
                    result.AddError,
                    "--password is for a cloud on this machine; it goes nowhere else."));
        var command = new CliCommand(
            "request",
            "Asks one request as a Scratch project does and prints the answer.",
            $"{ExampleCommandLine.Program} request add 0.1 0.2")
        {
            name, arguments, cloud, project, user, password, timeout, wire, request, answers, json,
        };
        command.SetAction((parsed, cancellationToken) => ProjectClient.RunAsync(
            context.Terminal,
            new Question(
                new Uri(parsed.GetRequiredValue(cloud)),
                parsed.GetRequiredValue(project),
                parsed.GetRequiredValue(user),
                parsed.GetRequiredValue(name),
                parsed.GetValue(arguments) ?? [],
                TimeSpan.FromSeconds(parsed.GetValue(timeout)))
            {
                Password = parsed.GetValue(password),
                Format = parsed.GetValue(wire) == Cb1 ? WireFormat.Cb1 : WireFormat.Compatible,
                Variables = VariablesOf(context, new Uri(parsed.GetRequiredValue(cloud)), parsed.GetValue(request), parsed.GetValue(answers)),
            },
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static SpriteVariables VariablesOf(CommandContext context, Uri cloud, string? request, string? answers)
    {
        var configured = context.LoadConfiguration(null) is { Faults.Count: 0 } configuration
            ? CloudVariables.At(configuration.Clouds().Values, configuration.CloudServer().Port, cloud)
            : SpriteVariables.Usual;
        var named = answers?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new SpriteVariables(request ?? configured.Request, named is { Length: > 0 } ? named : configured.Answers);
    }

    private static double ReadSeconds(ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MaxSeconds)
        {
            return seconds;
        }

        result.AddError($"--timeout is not a number of seconds above 0 and up to {MaxSeconds}.");
        return 0;
    }

    private static void Check(bool isRight, Action<string> addError, string error)
    {
        if (!isRight)
        {
            addError(error);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,20}$")]
    private static partial Regex UserPattern();
}
