namespace CloudBridge.Server.Logging;

/// <summary>How the server writes its log on the console.</summary>
internal sealed class LogOptions
{
    public const string Section = "Log";

    /// <summary>Text for eyes, or one JSON object in a line; then the greeting goes to standard error. Default Text.</summary>
    public LogFormat Format { get; set; }
}
