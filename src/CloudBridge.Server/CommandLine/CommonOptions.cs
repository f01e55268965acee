using System.CommandLine;

namespace CloudBridge.Server.CommandLine;

/// <summary>The options that many verbs have.</summary>
internal static class CommonOptions
{
    private const string Stop = "stop";
    private const string Skip = "skip";

    /// <summary><c>--config FILE</c></summary>
    public static Option<string?> Config() => new("--config")
    {
        Description = "A configuration file, on top of the appsettings.json here.",
        HelpName = "FILE",
    };

    /// <summary><c>--json</c></summary>
    public static Option<bool> Json() => new("--json") { Description = "Prints one JSON document instead of text." };

    /// <summary><c>--on-error stop|skip</c>, for imports; see <see cref="LeavesOutBadLines"/>.</summary>
    public static Option<string> OnError()
    {
        var option = new Option<string>("--on-error")
        {
            Description = "What a bad line does: stop ends the import there, skip leaves it out.",
            HelpName = "stop|skip",
            DefaultValueFactory = _ => Stop,
        };
        option.AcceptOnlyFromAmong(Stop, Skip);
        return option;
    }

    /// <summary>True when an import goes on behind a bad line.</summary>
    public static bool LeavesOutBadLines(this ParseResult parsed, Option<string> onError) => parsed.GetValue(onError) == Skip;
}
