using Microsoft.Extensions.Logging;

namespace CloudBridge.TestKit;

/// <summary>A logger whose lines a test reads and waits for.</summary>
public sealed class CapturedLogger<T>(SignalLog<LogLine> lines) : ILogger<T>
{
    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        lines.Add(new LogLine(typeof(T).Name, logLevel, formatter(state, exception), exception));
    }
}
