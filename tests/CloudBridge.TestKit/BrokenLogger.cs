using Microsoft.Extensions.Logging;

namespace CloudBridge.TestKit;

/// <summary>A logger that throws while a test says so, as one does whose disk is full.</summary>
/// <param name="isBroken">Whether it throws now.</param>
/// <param name="inner">Where lines go otherwise.</param>
public sealed class BrokenLogger<T>(Func<bool> isBroken, ILogger<T>? inner = null) : ILogger<T>
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

        inner?.Log(logLevel, eventId, state, exception, formatter);
    }
}
