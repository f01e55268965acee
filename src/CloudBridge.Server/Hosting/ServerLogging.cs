using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Formatting.Display;
using Serilog.Settings.Configuration;

namespace CloudBridge.Server.Hosting;

/// <summary>Logs through Serilog: always to the console, and wherever the section Serilog says.</summary>
internal static class ServerLogging
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static ILoggingBuilder AddServerLogging(this ILoggingBuilder logging, IConfiguration configuration, TextWriter log) =>
        logging.SetMinimumLevel(LogLevel.Trace).AddSerilog(Create(configuration, log), dispose: true);

    private static Logger Create(IConfiguration configuration, TextWriter log)
    {
        var sinks = new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly);
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(configuration, sinks)
            // Said in one sentence on the console instead, without the stack trace.
            .Filter.ByExcluding(entry => StartException.IsToldOtherwise(entry.Exception));
        return log == Console.Out
            ? logger.WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture).CreateLogger()
            : logger.WriteTo.Sink(new TextWriterSink(log, new MessageTemplateTextFormatter(Template, CultureInfo.InvariantCulture))).CreateLogger();
    }
}
