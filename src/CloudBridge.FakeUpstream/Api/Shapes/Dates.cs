using System.Globalization;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>Dates as Scratch writes them.</summary>
internal static class Dates
{
    public static string Of(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
