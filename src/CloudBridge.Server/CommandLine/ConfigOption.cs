using System.CommandLine;

namespace CloudBridge.Server.CommandLine;

/// <summary><c>--config FILE</c></summary>
internal static class ConfigOption
{
    public static Option<string?> Create() => new("--config")
    {
        Description = "A configuration file, on top of the appsettings.json here.",
        HelpName = "FILE",
    };
}
