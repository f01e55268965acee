using System.CommandLine;
using System.Globalization;
using CloudBridge.Server.Features.Accounts;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine.Verbs.Keys;

/// <summary><c>cloudbridge key create|list|revoke</c></summary>
internal static class KeyCommand
{
    public static Command Create(CommandContext context) =>
        new CliCommand(
            "key",
            "Makes, lists and revokes keys to the web API; the server may run meanwhile.",
            $"{ExampleCommandLine.Program} key create griffpatch")
    {
        KeyCreateCommand.Create(context),
        List(context),
        Revoke(context),
    };

    /// <summary><c>USER</c></summary>
    public static Argument<string> User() => new("USER") { Description = "The name of the account, as on Scratch." };

    private static CliCommand List(CommandContext context)
    {
        var (user, config, json) = (User(), CommonOptions.Config(), CommonOptions.Json());
        var command = new CliCommand(
            "list",
            "Lists the keys of an account, without what would let anybody use one.",
            $"{ExampleCommandLine.Program} key list griffpatch")
        {
            user, config, json,
        };
        command.TakesSettings = true;
        command.SetAction((parsed, cancellationToken) =>
        {
            var isJson = parsed.GetValue(json);
            return KeyAction.RunAsync(
                context,
                parsed.GetValue(config),
                isJson,
                async (accounts, keys) => await accounts.FindAccountAsync(parsed.GetRequiredValue(user), cancellationToken) is { } account
                    ? Print(
                        context.Terminal,
                        [.. (await keys.ListAsync(account.Id, cancellationToken)).Select(
                            key => KeyEndpoints.KeyBody.Of(key, context.Terminal.Time.GetUtcNow()))],
                        isJson)
                    : KeyAction.Fail(context.Terminal, NoAccount(parsed.GetRequiredValue(user)), isJson),
                cancellationToken);
        });
        return command;
    }

    private static CliCommand Revoke(CommandContext context)
    {
        var (user, config, json) = (User(), CommonOptions.Config(), CommonOptions.Json());
        var id = new Argument<string>("ID") { Description = "Which key, as 'key list' shows it." };
        var command = new CliCommand("revoke", "Makes a key worthless at once.", $"{ExampleCommandLine.Program} key revoke griffpatch 0aB1cD2eF3gH")
        {
            user, id, config, json,
        };
        command.TakesSettings = true;
        command.SetAction((parsed, cancellationToken) =>
        {
            var (name, key, isJson) = (parsed.GetRequiredValue(user), parsed.GetRequiredValue(id), parsed.GetValue(json));
            return KeyAction.RunAsync(
                context,
                parsed.GetValue(config),
                isJson,
                async (accounts, keys) =>
                    await accounts.FindAccountAsync(name, cancellationToken) is { } account && await keys.RevokeAsync(account.Id, key, cancellationToken)
                    ? Revoked(context.Terminal, key, isJson)
                    : KeyAction.Fail(context.Terminal, $"{name} has no key {key} that works. Look with: {ExampleCommandLine.Program} key list {name}", isJson),
                cancellationToken);
        });
        return command;
    }

    private static int Print(Terminal terminal, KeyEndpoints.KeyBody[] keys, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(new { Ok = true, Keys = keys });
            return ExitCode.Ok;
        }

        if (keys.Length == 0)
        {
            terminal.Error.WriteLine("No keys.");
            return ExitCode.Ok;
        }

        terminal.Out.WriteTable([Listing.Column(), Listing.Column(), Listing.Column(), Listing.Column(), Listing.Column()], keys.Select(Row));
        return ExitCode.Ok;
    }

    private static string[] Row(KeyEndpoints.KeyBody key)
    {
        var state = key.IsLive ? "live" : key.RevokedAt is null ? "expired" : "revoked";
        var used = key.LastUsedOn is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "never";
        var dates = string.Create(CultureInfo.InvariantCulture, $"made {key.CreatedAt:yyyy-MM-dd}, ends {key.ExpiresAt:yyyy-MM-dd}, used {used}");
        return [$"{key.Id}", state, string.Join(',', key.Scopes), dates, $"{key.Name}"];
    }

    private static int Revoked(Terminal terminal, string id, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(new { Ok = true, Id = id });
        }
        else
        {
            terminal.Out.WriteLine($"Key {id} has been revoked.");
        }

        return ExitCode.Ok;
    }

    private static string NoAccount(string name) =>
        $"There is no account {name} here. Make one with its first key: {ExampleCommandLine.Program} key create {name}";
}
