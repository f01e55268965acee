using System.Security.Cryptography;
using System.Text;

namespace CloudBridge.Sprites.Projects;

/// <summary>
/// Ids of variables and messages: short, since each block that uses one repeats it, and made from the name alone, so that
/// two sprites written at different times mean the same thing of the project they meet in.
/// </summary>
internal static class ShortId
{
    private const int Bytes = 3;

    /// <summary>Four characters, the same for the same parts.</summary>
    public static string For(params string[] parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
        return Convert.ToBase64String(hash, 0, Bytes);
    }
}
