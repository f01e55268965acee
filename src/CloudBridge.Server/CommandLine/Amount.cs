using System.Globalization;

namespace CloudBridge.Server.CommandLine;

/// <summary>Numbers of things in words: <c>1 value</c>, <c>2 values</c>.</summary>
internal static class Amount
{
    public static string Of(long count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}
