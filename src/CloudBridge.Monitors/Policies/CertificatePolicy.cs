using System.Globalization;

namespace CloudBridge.Monitors.Policies;

/// <summary>Warns before a certificate ends.</summary>
internal static class CertificatePolicy
{
    private const string Beginning = "certificate ends on ";

    /// <summary>The warning, when it is time for one; null when it is not.</summary>
    public static string? Warning(DateTimeOffset endsAt, int warningDays, DateTimeOffset now)
    {
        var left = endsAt - now;
        if (left < TimeSpan.Zero || left > TimeSpan.FromDays(warningDays) || warningDays == 0)
        {
            return null;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Beginning}{endsAt.UtcDateTime:yyyy-MM-dd}, {In((int)left.TotalDays)}");
    }

    private static string In(int days) => days switch
    {
        0 => "in less than a day",
        1 => "in 1 day",
        _ => string.Create(CultureInfo.InvariantCulture, $"in {days} days"),
    };

    /// <summary>Tells whether two reasons are warnings of the same certificate: those that name the same day.</summary>
    public static bool IsSame(string reason, string other) =>
        reason.StartsWith(Beginning, StringComparison.Ordinal) && reason.Split(',')[0] == other.Split(',')[0];
}
