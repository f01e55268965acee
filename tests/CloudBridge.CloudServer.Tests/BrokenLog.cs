using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.CloudServer.Tests;

/// <summary>A log whose lines of the server itself cannot be written while a test says so.</summary>
internal sealed class BrokenLog : ILoggerFactory, ILogger
{
    public bool IsBroken { get; set; }

    public ILogger CreateLogger(string categoryName) => categoryName == typeof(CloudServerHost).FullName ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsBroken)
        {
            throw new InvalidTimeZoneException("The log cannot be written.");
        }
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
