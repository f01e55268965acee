using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CloudBridge.Server.CommandLine.Verbs.Keys;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Program;
using CloudBridge.Server.Tools.Doctor;

namespace CloudBridge.Server.CommandLine.Verbs.Operating;

/// <summary>Asks the server that runs on this machine for what it alone knows or can do, with the key of an operator.</summary>
internal static class OperatorCall
{
    /// <summary>Where the key may be instead of in a file.</summary>
    public const string KeyVariable = "CLOUDBRIDGE_KEY";

    private const string NoKey =
        $"The key of an operator is missing. Make one with '{ExampleCommandLine.Program} key create NAME --scope operator', and name its file with "
            + $"--key-file, or set {KeyVariable}.";

    private const int MaxAnswerBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Strict = new(SnakeJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary><c>--key-file FILE</c></summary>
    public static Option<string?> KeyFile() => new("--key-file")
    {
        Description = $"A file with the key of an operator and nothing else. Default: the key in the environment variable {KeyVariable}.",
        HelpName = "FILE",
    };

    /// <summary>Asks, and prints the answer or why there is none.</summary>
    /// <param name="context">The process, and where the settings of the server come from.</param>
    /// <param name="question">What to ask.</param>
    /// <param name="print">Prints an answer and gives the exit code.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<int> RunAsync<T>(
        CommandContext context,
        OperatorQuestion question,
        Func<T, int> print,
        CancellationToken cancellationToken)
        where T : class
    {
        var (terminal, isJson) = (context.Terminal, question.IsJson);
        var configuration = context.LoadConfiguration(question.Config);
        if (configuration.Faults.Count > 0)
        {
            return DatabaseAction.Refuse(terminal, configuration, isJson);
        }

        var http = configuration.Get<HttpOptions>(HttpOptions.Section);
        var server = PortChecks.AddressOf("http", http.Address, http.Port);
        try
        {
            if (await KeyAsync(terminal, question.KeyFile, cancellationToken) is not { Length: > 0 } key)
            {
                return KeyAction.Fail(terminal, NoKey, isJson);
            }

            var (body, refusal) = await AskAsync<T>(terminal.Time, new Uri(server, question.Path), question, key, cancellationToken);
            return body is null ? KeyAction.Fail(terminal, refusal!, isJson) : print(body);
        }
        catch (Exception error) when (
            error is HttpRequestException or IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            return KeyAction.Fail(terminal, Explain(error, server), isJson);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return KeyAction.Fail(terminal, $"The server at {server} does not answer in time.", isJson);
        }
    }

    private static string Explain(Exception error, Uri server) => error switch
    {
        HttpRequestException => $"No server answers at {server}. Is it running, with these settings?",
        JsonException or InvalidOperationException => $"What answers at {server} is no server of this program.",
        FormatException => "That is no key.",
        _ => error.Message,
    };

    private static async Task<string?> KeyAsync(Terminal terminal, string? file, CancellationToken cancellationToken) =>
        file is null
        ? terminal.Variables.GetValueOrDefault(KeyVariable)?.Trim()
        : (await File.ReadAllTextAsync(Path.GetFullPath(file, terminal.WorkingDirectory), cancellationToken)).Trim();

    private static async Task<(T? Body, string? Refusal)> AskAsync<T>(
        TimeProvider time,
        Uri address,
        OperatorQuestion question,
        string key,
        CancellationToken cancellationToken)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { MaxResponseContentBufferSize = MaxAnswerBytes };
        using var request = new HttpRequestMessage(question.Method, address);
        request.Content = question.Body is { } body ? JsonContent.Create(body, body.GetType(), options: SnakeJson.Options) : null;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, either.Token);
        var text = await response.Content.ReadAsStringAsync(either.Token);
        if (response.IsSuccessStatusCode)
        {
            return (JsonSerializer.Deserialize<T>(text, Strict) ?? throw new JsonException(), null);
        }

        return (null, (int)response.StatusCode switch
        {
            StatusCodes.Status404NotFound when question.WhenMissing is { } sentence => sentence,
            StatusCodes.Status401Unauthorized => "That server does not take this key.",
            StatusCodes.Status403Forbidden => "This key does not allow that; it takes one with the scope operator.",
            var status => string.Create(CultureInfo.InvariantCulture, $"The server answers {status}{(Detail(text) is { } detail ? $": {detail}" : ".")}"),
        });
    }

    private static string? Detail(string text) =>
        text.Length > 0 && JsonDocument.Parse(text).RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
}
