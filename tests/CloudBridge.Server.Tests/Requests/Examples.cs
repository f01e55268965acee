using System.Text.RegularExpressions;

namespace CloudBridge.Server.Tests.Requests;

/// <summary>Reads examples of requests: values with spaces between, those with spaces inside in quotation marks.</summary>
internal static partial class Examples
{
    public static (string Name, string[] Arguments) Read(string example)
    {
        var parts = Part().Matches(example).Select(part => part.Groups["quoted"] is { Success: true } quoted ? quoted.Value : part.Value).ToArray();
        return (parts[0], parts[1..]);
    }

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|[^ ]+")]
    private static partial Regex Part();
}
