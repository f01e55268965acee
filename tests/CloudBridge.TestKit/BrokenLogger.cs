using Microsoft.Extensions.Logging;

namespace CloudBridge.TestKit;

/// <summary>A logger that throws while a test says so, as one does whose disk is full.</summary>
public sealed class BrokenLogger<T>(Func<bool> isBroken) : ILogger<T>
{
    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (isBroken())
        {
            throw new InvalidOperationException("The log cannot be written.");
        }
    }
}
