using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests;

/// <summary>A logger that can no longer write.</summary>
internal sealed class SickLogger<T> : ILogger<T>
{
    public bool IsSick { get; set; }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsSick)
        {
            throw new InvalidOperationException("There is no room for the log.");
        }
    }
}
