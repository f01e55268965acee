using System.Security.Cryptography;

namespace CloudBridge.Monitors.Access;

/// <summary>
/// The public half of a sign-in: 19 digits, 63 random bits. Everybody may see it; it counts under one name alone.
/// </summary>
internal static class SignInCode
{
    private const int Length = 19;

    public static string Create() =>
        RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", Length - 1);
}
