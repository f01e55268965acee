using System.Globalization;

namespace CloudBridge.Scratch.Tests.Api;

/// <summary>Times as the documents write them.</summary>
internal static class Times
{
    public static DateTimeOffset At(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}
