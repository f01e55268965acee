using System.CommandLine;
using System.Globalization;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Access;
using CloudBridge.Server.Features.Accounts;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine.Verbs.Keys;

/// <summary><c>cloudbridge key create</c></summary>
internal static class KeyCreateCommand
{
    private const int MaxNameLength = 20;
    private const string Scopes = "read,write,account";

    public static CliCommand Create(CommandContext context)
    {
        var (user, config, json) = (KeyCommand.User(), CommonOptions.Config(), CommonOptions.Json());
        var scope = new Option<string>("--scope")
        {
            Description = "What it allows: some of read, write, account, operator, with commas between.",
            HelpName = "SCOPES",
            DefaultValueFactory = _ => Scopes,
        };
        var name = new Option<string>("--name") { Description = "What to call the key.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var command = new CliCommand(
            "create",
            "Makes a key and prints it, this once. The account is made when there is none.",
            $"{ExampleCommandLine.Program} key create griffpatch --scope read --name phone")
        {
            user, scope, name, config, json,
        };
        command.TakesSettings = true;
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = ScopeText.Parse(parsed.GetRequiredValue(scope).Split(',')) is { } scopes
                ? new KeyRequest(scopes, parsed.GetRequiredValue(name))
                : null;
            return RunAsync(context, parsed.GetRequiredValue(user), request, parsed.GetValue(config), parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string user,
        KeyRequest? request,
        string? config,
        bool isJson,
        CancellationToken cancellationToken)
    {
        if (request is null)
        {
            KeyAction.Fail(context.Terminal, "--scope takes some of read, write, account and operator, with commas between.", isJson);
            return ExitCode.Usage;
        }

        if (user.Length is 0 or > MaxNameLength || !user.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
        {
            KeyAction.Fail(context.Terminal, "A user name has 1 to 20 letters, digits, '-' and '_'.", isJson);
            return ExitCode.Usage;
        }

        return await KeyAction.RunAsync(
            context,
            config,
            isJson,
            async (accounts, keys) =>
            {
                var account = await accounts.GetOrAddAccountAsync(user, context.Terminal.Time.GetUtcNow(), cancellationToken);
                return Print(context.Terminal, await keys.IssueAsync(account.Id, request, cancellationToken), account, isJson);
            },
            cancellationToken);
    }

    private static int Print(Terminal terminal, IssuedKey issued, Account account, bool isJson)
    {
        if (isJson)
        {
            var key = IssuedKeyBody.Of(issued, account.Name);
            terminal.Out.WriteJson(new { Ok = true, key.Key, key.Id, key.User, key.Name, key.Scopes, key.CreatedAt, key.ExpiresAt });
            return ExitCode.Ok;
        }

        // The key alone, so that it can be sent on as it is.
        terminal.Out.WriteLine(issued.Key.Text);
        terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Key {issued.Key.Id} of {account.Name} for {string.Join(", ", ScopeText.Of(issued.Stored.Scopes))}, "
                + $"until {issued.Stored.ExpiresAt:yyyy-MM-dd}. It is not shown again."));
        terminal.Error.WriteLine("Use it in a header, never in an address: Authorization: Bearer KEY");
        return ExitCode.Ok;
    }
}
