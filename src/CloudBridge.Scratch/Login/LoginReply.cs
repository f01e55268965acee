using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Login;

/// <summary>Understands the answer to signing in with a password.</summary>
internal static class LoginReply
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>The session id and, when the answer has it, the token.</summary>
    /// <exception cref="ScratchLoginException">There is no session in it.</exception>
    public static (string SessionId, string? Token) Read(ScratchReply reply, ScratchCredentials credentials)
    {
        using var body = Json.Parse(reply.Body);
        var first = First(body);
        return SetCookie.Find(reply.SetCookies, SessionCookie.Name) is { } id
            ? (id, first is { } found ? Json.Text(found, "token") : null)
            : throw Failure(reply, first, credentials);
    }

    /// <summary>The failure to report when Scratch gave no answer of the expected form.</summary>
    public static ScratchLoginException Failure(ScratchReply reply, string user) => reply switch
    {
        { Status: 429 } => LoginFailures.RateLimited(reply.RetryAfter),
        { IsRedirect: true } when reply.Location.Contains("banned", AnyCase) => LoginFailures.Banned(user),
        { IsMaintenance: true } => LoginFailures.Maintenance(reply.Status),
        { Status: 401 or 403 } => LoginFailures.AddressBlocked($"HTTP {reply.Status}"),
        { IsRedirect: true } => LoginFailures.Unexpected($"HTTP {reply.Status}, a redirect, which is never followed with a password or session"),
        _ => LoginFailures.Unexpected($"HTTP {reply.Status}, {reply.Body.Length} bytes"),
    };

    private static ScratchLoginException Failure(ScratchReply reply, JsonElement? body, ScratchCredentials credentials) =>
        body is { } said && reply.Status is not 429 and < 500 && !reply.IsRedirect
            ? Failure(said, credentials)
            : Failure(reply, credentials.UserName!);

    private static ScratchLoginException Failure(JsonElement body, ScratchCredentials credentials)
    {
        var user = credentials.UserName!;
        var redirect = Json.Text(body, "redirect") ?? "";
        var said = ServerText.Clean(Json.Text(body, "msg") ?? "", credentials.Password);
        return (redirect, said) switch
        {
            _ when redirect.Contains("ip_ban", AnyCase) || IsAboutAddress(said) => LoginFailures.AddressBlocked(
                said.Length > 0 ? $"it says \"{said}\"" : "it leads to its page about that"),
            _ when redirect.Contains("banned", AnyCase) => LoginFailures.Banned(user),
            _ when redirect.Length > 0 || said.Contains("captcha", AnyCase) || said.Contains("too many", AnyCase) =>
                LoginFailures.CaptchaRequired(user),
            _ when Json.Number(body, "success") == 1 => LoginFailures.Unexpected("a success without a session"),
            _ when Json.Text(body, "username") is "" && Json.Number(body, "num_tries") == 0 =>
                LoginFailures.Unexpected("it saw no user name in the request"),
            _ => LoginFailures.WrongPassword(user, said),
        };
    }

    private static bool IsAboutAddress(string said) =>
        said.Contains("IP address", AnyCase) || said.Contains("your network", AnyCase);

    private static JsonElement? First(JsonDocument? body) =>
        body?.RootElement is { ValueKind: JsonValueKind.Array } list
            && list.GetArrayLength() > 0
            && list[0].ValueKind == JsonValueKind.Object
                ? list[0]
                : null;

    /// <summary>Makes what a server says fit for a log: short, one line, and without what was sent to it.</summary>
    private static class ServerText
    {
        private const int Longest = 200;

        public static string Clean(string text, string? secret)
        {
            var open = string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
            var line = new string([.. open.Select(sign => char.IsControl(sign) || char.IsSurrogate(sign) ? ' ' : sign)]).Trim();
            return line.Length <= Longest ? line : line[..Longest] + "…";
        }
    }
}
