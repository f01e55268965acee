using CloudBridge.Clouds;

namespace CloudBridge.Server.Program;

/// <summary>The command that asks a running server its first request.</summary>
internal static class ExampleCommandLine
{
    public const string Program = "cloudbridge";
    public const string DefaultCloud = "ws://127.0.0.1:9080/";
    public const string DefaultProject = "demo";

    /// <summary>Names cloud and project only where they are not the defaults of <c>request</c>.</summary>
    /// <param name="clouds">The clouds of the server.</param>
    /// <param name="embedded">Where its own cloud listens; null when it has none.</param>
    /// <param name="program">What to type for the program.</param>
    /// <param name="question">The request with its arguments.</param>
    public static string For(ICollection<CloudOptions> clouds, Uri? embedded, string program = Program, string question = "ping")
    {
        var cloud = clouds.FirstOrDefault(cloud => cloud.Enabled && embedded is not null && cloud.Url == embedded)
            ?? clouds.FirstOrDefault(cloud => cloud.Enabled);
        var url = cloud?.Url is { } address ? Redaction.OfAddress(address) : DefaultCloud;
        var project = cloud?.Projects.OrderBy(RoomPattern.IsPattern).Select(RoomPattern.ExampleOf).FirstOrDefault() ?? DefaultProject;
        return $"{program} request {question}"
            + (url == DefaultCloud ? "" : $" --cloud {url}")
            + (project == DefaultProject ? "" : $" --project {Quote(project)}");
    }

    private static string Quote(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
