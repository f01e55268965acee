using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace CloudBridge.Server.Logging;

/// <summary>Writes log entries to a text writer that is not the console itself.</summary>
internal sealed class TextWriterSink(TextWriter output, ITextFormatter formatter) : ILogEventSink
{
    private readonly Lock _gate = new();

    public void Emit(LogEvent logEvent)
    {
        lock (_gate)
        {
            formatter.Format(logEvent, output);
            output.Flush();
        }
    }
}
