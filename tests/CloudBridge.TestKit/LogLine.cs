using Microsoft.Extensions.Logging;

namespace CloudBridge.TestKit;

/// <summary>One line of the log.</summary>
/// <param name="Category">The type that wrote it.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Text">The words.</param>
/// <param name="Error">The exception, if any.</param>
/// <param name="Scope">The innermost scope it was written in, if the logger knows of scopes.</param>
public sealed record LogLine(string Category, LogLevel Level, string Text, Exception? Error, string Scope = "");
