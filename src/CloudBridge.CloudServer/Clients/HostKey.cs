using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Clients;

/// <summary>The secret by which a host is told from a player: <c>Authorization: Bearer KEY</c> in the opening request.</summary>
internal sealed class HostKey(string? configured)
{
    private const string Scheme = "Bearer ";

    /// <summary>The configured key, or one that nobody outside this process knows.</summary>
    public string Value { get; } = configured ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>True when a request comes from a host.</summary>
    public bool IsIn(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Scheme.Length..]), Encoding.UTF8.GetBytes(Value));
    }
}
