using Microsoft.Extensions.Logging;

namespace CloudBridge.TestKit;

/// <summary>A logger whose lines a test reads and waits for.</summary>
public sealed class CapturedLogger<T>(SignalLog<LogLine> lines, IExternalScopeProvider? scopes = null) : ILogger<T>
{
    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes?.Push(state);

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        lines.Add(new LogLine(typeof(T).Name, logLevel, formatter(state, exception), exception, Scope()));
    }

    private string Scope()
    {
        var innermost = "";
        scopes?.ForEachScope((scope, _) => innermost = $"{scope}", 0);
        return innermost;
    }
}
