using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace CloudBridge.Scratch.Tests;

/// <summary>Makes session ids of the form that Scratch gives.</summary>
internal static class SessionIds
{
    public const string Signature = "planted-signature_0123456789abcdefg";

    public static string Make(string user, string token, bool packed = true, string created = "1tLp9A", string signature = Signature)
    {
        var content = Encoding.UTF8.GetBytes($$"""{"username":"{{user}}","_auth_user_id":"1","testcookie":"worked","_auth_user_backend":"x","token":"{{token}}","login-ip":"192.0.2.1","_language":"en","django_timezone":"UTC","_auth_user_hash":"h"}""");
        return $"{(packed ? "." + Base64Url.EncodeToString(Pack(content)) : Base64Url.EncodeToString(content))}:{created}:{signature}";
    }

    public static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
