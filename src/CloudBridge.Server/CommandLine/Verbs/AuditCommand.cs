using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using CloudBridge.CloudServer.Auditing;
using CloudBridge.Server.CommandLine.Verbs.Keys;
using CloudBridge.Server.Doctor;
using CloudBridge.Server.Http.Auditing;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge audit</c>: asks the server that runs on this machine, which alone has it in memory.</summary>
internal static class AuditCommand
{
    /// <summary>Where the key may be instead of in a file.</summary>
    public const string KeyVariable = "CLOUDBRIDGE_KEY";

    private const string Prefix = "☁ ";
    private const string NoKey =
        $"The key of an operator is missing. Make one with '{TryCommand.Program} key create NAME --scope operator', and name its file with --key-file, or set {KeyVariable}.";

    private const int MaxAnswerBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Strict = new(Access.JsonBody.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

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
        var key = new Option<string?>("--key-file")
        {
            Description = $"A file with the key of an operator and nothing else. Default: the key in the environment variable {KeyVariable}.",
            HelpName = "FILE",
        };
        var (config, json) = (ConfigOption.Create(), JsonOption.Create());
        var command = new Verb(
            "audit",
            "Prints who changed which cloud variable when, newest first, as the server that runs here remembers it with CloudServer:AuditFor. User names are what clients claim.",
            $"{TryCommand.Program} audit demo --variable score --key-file operator-key")
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
            var question = string.Create(CultureInfo.InvariantCulture, $"{AuditEndpoints.Path}?project={room}&count={parsed.GetValue(count)}{only}");
            return RunAsync(context, question, parsed.GetValue(key), parsed.GetValue(config), parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string question, string? keyFile, string? config, bool isJson, CancellationToken cancellationToken)
    {
        var configuration = context.LoadConfiguration(config);
        if (configuration.Faults.Count > 0)
        {
            return DatabaseAction.Refuse(context.Terminal, configuration, isJson);
        }

        var http = configuration.Options.Http;
        var server = PortChecks.AddressOf("http", http.Address, http.Port);
        try
        {
            if (await KeyAsync(context.Terminal, keyFile, cancellationToken) is not { Length: > 0 } key)
            {
                return KeyAction.Fail(context.Terminal, NoKey, isJson);
            }

            var (body, refusal) = await AskAsync(context.Terminal.Time, new Uri(server, question), key, cancellationToken);
            return body is null ? KeyAction.Fail(context.Terminal, refusal!, isJson) : Print(context.Terminal, body, isJson);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            return KeyAction.Fail(context.Terminal, Explain(error, server), isJson);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return KeyAction.Fail(context.Terminal, $"The server at {server} does not answer in time.", isJson);
        }
    }

    private static string Explain(Exception error, Uri server) => error switch
    {
        HttpRequestException => $"No server answers at {server}. Is it running, with these settings?",
        JsonException or InvalidOperationException => $"What answers at {server} is no server of this program.",
        FormatException => "That is no key.",
        _ => error.Message,
    };

    private static async Task<string?> KeyAsync(Terminal terminal, string? file, CancellationToken cancellationToken) => file is null
        ? terminal.Variables.GetValueOrDefault(KeyVariable)?.Trim()
        : (await File.ReadAllTextAsync(Path.GetFullPath(file, terminal.WorkingDirectory), cancellationToken)).Trim();

    private static async Task<(AuditBody? Body, string? Refusal)> AskAsync(TimeProvider time, Uri question, string key, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { MaxResponseContentBufferSize = MaxAnswerBytes };
        using var request = new HttpRequestMessage(HttpMethod.Get, question);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, either.Token);
        var text = await response.Content.ReadAsStringAsync(either.Token);
        if (response.IsSuccessStatusCode)
        {
            return (JsonSerializer.Deserialize<AuditBody>(text, Strict) ?? throw new JsonException(), null);
        }

        return (null, (int)response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "That server remembers no changes. Start it with --CloudServer:AuditFor=TIME, such as 1h.",
            StatusCodes.Status401Unauthorized => "That server does not take this key.",
            StatusCodes.Status403Forbidden => "This key does not allow that; it takes one with the scope operator.",
            var status => string.Create(CultureInfo.InvariantCulture, $"The server answers {status}: {Detail(text)}"),
        });
    }

    private static string? Detail(string text) =>
        JsonDocument.Parse(text).RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : null;

    private static int Print(Terminal terminal, AuditBody body, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(new { Ok = true, body.Changes });
            return ExitCode.Ok;
        }

        foreach (var change in body.Changes)
        {
            var what = change.NewName is { } name ? $"renamed to {PlainText.Line(name)}" : $"{Words(change.Before)} -> {Words(change.After)}";
            terminal.Out.WriteLine($"{change.At}  {PlainText.Line(change.User)}  {PlainText.Line(change.Variable)}  {what}");
        }

        if (body.Changes.Count == 0)
        {
            terminal.Error.WriteLine("No changes.");
        }

        return ExitCode.Ok;
    }

    private static string Words(AuditedValue? value) => value is null ? "(none)"
        : value.IsCut ? string.Create(CultureInfo.InvariantCulture, $"{PlainText.Line(value.Text)}... ({value.Bytes} bytes)")
        : PlainText.Line(value.Text);
}
