using System.Security.Cryptography;

namespace CloudBridge.Hosting;

/// <summary>Short codes that a player can read out and that the log repeats.</summary>
public static class ErrorId
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Six letters and digits without those that look alike.</summary>
    public static string Next() => RandomNumberGenerator.GetString(Letters, 6);
}
