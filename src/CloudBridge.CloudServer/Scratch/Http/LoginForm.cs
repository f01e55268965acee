using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary>The body of a login. It has no text form, so that nothing logs the password.</summary>
internal sealed class LoginForm(string userName, string password)
{
    private const int MaxBytes = 16_384;

    public string UserName => userName;

    public string Password => password;

    /// <summary>Reads the JSON object with <c>username</c> and <c>password</c>; null when the body is anything else.</summary>
    public static async Task<LoginForm?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType() || await ReadBodyAsync(request.Body, cancellationToken).ConfigureAwait(false) is not { } body)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new LoginForm(Text(json.RootElement, "username"), Text(json.RootElement, "password"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return length <= MaxBytes ? buffer.AsMemory(0, length) : null;
    }

    private static string Text(JsonElement body, string key) =>
        body.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
