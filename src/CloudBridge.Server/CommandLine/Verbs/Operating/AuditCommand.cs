using System.CommandLine;
using System.Globalization;
using CloudBridge.CloudServer.Auditing;
using CloudBridge.Server.Features.Operating;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine.Verbs.Operating;

/// <summary><c>cloudbridge audit</c>: asks the server that runs on this machine, which alone has it in memory.</summary>
internal static class AuditCommand
{
    private const string Prefix = "☁ ";
    private const string NothingRemembered = "That server remembers no changes. Start it with --CloudServer:AuditFor=TIME, such as 1h.";

    public static Command Create(CommandContext context)
    {
        var project = new Argument<string>("PROJECT") { Description = "The room: the id of the project." };
        var variable = new Option<string?>("--variable") { Description = "Only this variable, with or without the cloud before its name.", HelpName = "NAME" };
        var count = new Option<int>("--count")
        {
            Description = $"How many changes at most, up to {AuditEndpoints.MaxCount}.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => AuditEndpoints.UsualCount,
        };
        var (key, config, json) = (OperatorCall.KeyFile(), CommonOptions.Config(), CommonOptions.Json());
        var command = new CliCommand(
            "audit",
            "Prints who changed which cloud variable when, newest first, as the server that runs here remembers it with CloudServer:AuditFor. User "
                + "names are what clients claim.",
            $"{ExampleCommandLine.Program} audit demo --variable score --key-file operator-key")
        {
            project, variable, count, key, config, json,
        };
        command.TakesSettings = true;
        count.Validators.Add(result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "1";
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > AuditEndpoints.MaxCount)
            {
                result.AddError($"--count is not a number from 1 to {AuditEndpoints.MaxCount}.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var (room, name) = (Uri.EscapeDataString(parsed.GetRequiredValue(project)), parsed.GetValue(variable));
            var only = name is null ? "" : "&variable=" + Uri.EscapeDataString(name.StartsWith(Prefix, StringComparison.Ordinal) ? name : Prefix + name);
            var path = string.Create(CultureInfo.InvariantCulture, $"{AuditEndpoints.Path}?project={room}&count={parsed.GetValue(count)}{only}");
            var question = new OperatorQuestion(HttpMethod.Get, path, parsed.GetValue(key), parsed.GetValue(config), parsed.GetValue(json))
            {
                WhenMissing = NothingRemembered,
            };
            return OperatorCall.RunAsync<AuditEndpoints.AuditBody>(
                context,
                question,
                body => Print(context.Terminal, body, question.IsJson),
                cancellationToken);
        });
        return command;
    }

    private static int Print(Terminal terminal, AuditEndpoints.AuditBody body, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(new { Ok = true, body.Changes });
            return ExitCode.Ok;
        }

        if (body.Changes.Count == 0)
        {
            terminal.Error.WriteLine("No changes.");
            return ExitCode.Ok;
        }

        terminal.Out.WriteTable(
            [Listing.Column(), Listing.Column(), Listing.Column(), Listing.Column()],
            body.Changes.Select(change => (string[])[$"{change.At}", PlainText.Line(change.User), PlainText.Line(change.Variable), What(change)]));
        return ExitCode.Ok;
    }

    private static string What(AuditEndpoints.ChangeBody change) =>
        change.NewName is { } name ? $"renamed to {PlainText.Line(name)}" : $"{Words(change.Before)} -> {Words(change.After)}";

    private static string Words(AuditedValue? value) => value is null ? "(none)"
        : value.IsCut ? string.Create(CultureInfo.InvariantCulture, $"{PlainText.Line(value.Text)}... ({value.Bytes} bytes)")
        : PlainText.Line(value.Text);
}
