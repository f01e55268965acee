namespace CloudBridge.Server.Logging;

/// <summary>How lines on the console are written.</summary>
internal enum LogFormat
{
    /// <summary>For eyes.</summary>
    Text,

    /// <summary>One JSON object in a line, in Serilog's compact format.</summary>
    Json,
}
