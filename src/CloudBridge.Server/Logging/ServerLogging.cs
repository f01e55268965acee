using System.Globalization;
using CloudBridge.Server.Program;
using Serilog;
using Serilog.Core;
using Serilog.Formatting.Display;
using Serilog.Settings.Configuration;

namespace CloudBridge.Server.Logging;

/// <summary>
/// Logs through Serilog: always to the console, and wherever the section Serilog says. Nothing passes but the
/// <see cref="RedactingSink"/>.
/// </summary>
internal static class ServerLogging
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const string Section = "Serilog:";
    private const string Switches = "LevelSwitches";
    private static readonly string[] Outlets = ["WriteTo", "AuditTo"];

    public static ILoggingBuilder AddServerLogging(this ILoggingBuilder logging, IConfiguration configuration, TextWriter log) =>
        logging.SetMinimumLevel(LogLevel.Trace).AddSerilog(Create(configuration, log), dispose: true);

    private static Logger Create(IConfiguration configuration, TextWriter log) => new LoggerConfiguration()
        .ReadFrom.Configuration(Part(configuration, isOutlet: false), Assemblies())
        // Said in one sentence on the console instead, without the stack trace.
        .Filter.ByExcluding(entry => StartException.IsToldOtherwise(entry.Exception))
        .WriteTo.Sink(new RedactingSink(Outlet(configuration, log)))
        .CreateLogger();

    /// <summary>Where entries go that were let through; the levels were judged before.</summary>
    private static Logger Outlet(IConfiguration configuration, TextWriter log)
    {
        var outlet = new LoggerConfiguration().MinimumLevel.Verbose().ReadFrom.Configuration(Part(configuration, isOutlet: true), Assemblies());
        return log == Console.Out
            ? outlet.WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture).CreateLogger()
            : outlet.WriteTo.Sink(new TextWriterSink(log, new MessageTemplateTextFormatter(Template, CultureInfo.InvariantCulture))).CreateLogger();
    }

    private static ConfigurationReaderOptions Assemblies() =>
        new(typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly);

    /// <summary>The section without its outlets, or its outlets alone.</summary>
    private static IConfigurationRoot Part(IConfiguration configuration, bool isOutlet) => new ConfigurationBuilder()
        .AddInMemoryCollection(
            configuration.AsEnumerable()
                .Where(entry => entry.Key.StartsWith(Section, StringComparison.OrdinalIgnoreCase) && Belongs(entry.Key[Section.Length..], isOutlet)))
        .Build();

    private static bool Belongs(string key, bool isOutlet) =>
        key.StartsWith(Switches, StringComparison.OrdinalIgnoreCase)
        || Outlets.Any(outlet => key.StartsWith(outlet, StringComparison.OrdinalIgnoreCase)) == isOutlet;
}
