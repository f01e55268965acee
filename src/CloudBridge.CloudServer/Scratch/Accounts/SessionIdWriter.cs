using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CloudBridge.CloudServer.Scratch.Accounts;

/// <summary>
/// Session ids of the shape Scratch's have: <c>base64 of JSON : base62 seconds : signature</c>, where a leading point
/// says that the JSON is deflated. Keys and shape are known; what the backend and the hash look like is UNVERIFIED.
/// </summary>
internal sealed class SessionIdWriter(bool compresses)
{
    private const string Base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Write(string userName, int userId, string token, string address, DateTimeOffset now)
    {
        var json = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["username"] = userName,
            ["_auth_user_id"] = $"{userId}",
            ["testcookie"] = "worked",
            ["_auth_user_backend"] = "simulated.backends.NameAndPassword",
            ["token"] = token,
            ["login-ip"] = address,
            ["_language"] = "en",
            ["django_timezone"] = "UTC",
            ["_auth_user_hash"] = RandomNumberGenerator.GetHexString(40, lowercase: true),
        }.ToJsonString());
        var body = compresses ? "." + Base64Url.EncodeToString(Deflate(json)) : Base64Url.EncodeToString(json);
        var signed = $"{body}:{Base62(now.ToUnixTimeSeconds())}";
        return $"{signed}:{Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static byte[] Deflate(byte[] json)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal))
        {
            zlib.Write(json);
        }

        return deflated.ToArray();
    }

    private static string Base62(long number)
    {
        var text = "";
        for (var rest = number; rest > 0; rest /= Base62Digits.Length)
        {
            text = Base62Digits[(int)(rest % Base62Digits.Length)] + text;
        }

        return text;
    }
}
