using System.CommandLine;

namespace CloudBridge.Server.CommandLine;

/// <summary>The options that many verbs have.</summary>
internal static class CommonOptions
{
    /// <summary><c>--config FILE</c></summary>
    public static Option<string?> Config() => new("--config")
    {
        Description = "A configuration file, on top of the appsettings.json here.",
        HelpName = "FILE",
    };

    /// <summary><c>--json</c></summary>
    public static Option<bool> Json() => new("--json") { Description = "Prints one JSON document instead of text." };
}
