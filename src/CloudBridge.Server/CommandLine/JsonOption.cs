using System.CommandLine;

namespace CloudBridge.Server.CommandLine;

/// <summary><c>--json</c></summary>
internal static class JsonOption
{
    public static Option<bool> Create() => new("--json") { Description = "Prints one JSON document instead of text." };
}
