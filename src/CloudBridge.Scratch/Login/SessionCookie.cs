using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Login;

/// <summary>
/// The content of the cookie <c>scratchsessionsid</c>, whose value has the form <c>content:created:signature</c>.
/// </summary>
internal sealed record SessionCookie(string Id, string? UserName, string? Token, DateTimeOffset? Created)
{
    public const string Name = "scratchsessionsid";

    private const int MaxLength = 4000;
    private const int MaxContent = 64 * 1024;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Reads a value, with or without quotes; null when it is not of that form.</summary>
    public static SessionCookie? Read(string value)
    {
        var id = value.Trim().Trim('"');
        var parts = id.Split(':');
        if (id.Length > MaxLength || parts.Length != 3 || !id.All(IsPlain) || parts.Any(part => part.Length == 0))
        {
            return null;
        }

        using var content = Content(parts[0]);
        return content?.RootElement is { ValueKind: JsonValueKind.Object } fields
            ? new SessionCookie(id, Filled(fields, "username"), Filled(fields, "token"), Time(parts[1]))
            : null;
    }

    public override string ToString() => $"session cookie of {UserName}";

    // Nothing that could end the cookie, or the header it is in.
    private static bool IsPlain(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is ':' or '-' or '_' or '.' or '=' or '+' or '/';

    private static JsonDocument? Content(string part)
    {
        try
        {
            var isPacked = part.StartsWith('.');
            var bytes = Base64Url.DecodeFromChars(isPacked ? part.AsSpan(1) : part);
            return Json.Parse(isPacked ? Unpack(bytes) : bytes);
        }
        catch (Exception error) when (error is FormatException or InvalidDataException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Unpack(byte[] packed)
    {
        using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var content = new byte[MaxContent + 1];
        var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length <= MaxContent ? content.AsMemory(0, length) : throw new InvalidDataException();
    }

    private static DateTimeOffset? Time(string part)
    {
        if (part.Length > 8 || part.Any(digit => !Digits.Contains(digit)))
        {
            return null;
        }

        var seconds = part.Aggregate(0L, (sum, digit) => (sum * 62) + Digits.IndexOf(digit));
        return seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    private static string? Filled(JsonElement fields, string name) =>
        Json.Text(fields, name) is { Length: > 0 } text ? text : null;
}
