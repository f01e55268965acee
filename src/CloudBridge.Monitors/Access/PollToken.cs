using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CloudBridge.Monitors.Access;

/// <summary>The private half of a sign-in: <c>cbp1_</c> and 256 random bits as base64url. Whoever has it gets the key.</summary>
internal static class PollToken
{
    public const string Prefix = "cbp1_";
    private const int Bytes = 32;
    private const int Length = 48;

    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Hashes a token as it is kept, by SHA-256; null when the text cannot be one.</summary>
    public static byte[]? Hash(string? text) =>
        text is { Length: Length } && text.StartsWith(Prefix, StringComparison.Ordinal) ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : null;
}
