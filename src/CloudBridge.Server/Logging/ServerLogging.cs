using System.Globalization;
using CloudBridge.Server.Program;
using Serilog;
using Serilog.Core;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;
using Serilog.Settings.Configuration;

namespace CloudBridge.Server.Logging;

/// <summary>
/// Logs through Serilog: always to the console, and wherever the section Serilog says. Nothing passes but the
/// <see cref="RedactingSink"/>.
/// </summary>
internal static class ServerLogging
{
    private const string Template = $"{{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz}} {{Level:u3}} {{{ScopeText.Property}}}{{Message:lj}}{{NewLine}}{{Exception}}";
    private const string Section = "Serilog:";
    private const string Switches = "LevelSwitches";
    private static readonly string[] Outlets = ["WriteTo", "AuditTo"];

    public static IServiceCollection AddServerLogging(this IServiceCollection services, IConfiguration configuration, TextWriter log) =>
        services.AddSerilog((_, logger) => Configure(logger, configuration, log), preserveStaticLogger: true);

    private static void Configure(LoggerConfiguration logger, IConfiguration configuration, TextWriter log) => logger
        .ReadFrom.Configuration(Part(configuration, isOutlet: false), Assemblies())
        // Said in one sentence on the console instead, without the stack trace.
        .Filter.ByExcluding(entry => StartException.IsToldOtherwise(entry.Exception))
        .WriteTo.Sink(new RedactingSink(Outlet(configuration, log)));

    /// <summary>Where entries go that were let through; the levels were judged before.</summary>
    private static Logger Outlet(IConfiguration configuration, TextWriter log)
    {
        var isJson = configuration.GetSection(LogOptions.Section).Get<LogOptions>() is { Format: LogFormat.Json };
        var outlet = new LoggerConfiguration().MinimumLevel.Verbose().ReadFrom.Configuration(Part(configuration, isOutlet: true), Assemblies());
        return (isJson
            ? Write(outlet, log, new CompactJsonFormatter())
            : outlet.WriteTo.Logger(lines => WriteText(lines.MinimumLevel.Verbose().Enrich.With<ScopeText>(), log)))
            .CreateLogger();
    }

    private static LoggerConfiguration WriteText(LoggerConfiguration lines, TextWriter log) => log == Console.Out
        ? lines.WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture)
        : Write(lines, log, new MessageTemplateTextFormatter(Template, CultureInfo.InvariantCulture));

    private static LoggerConfiguration Write(LoggerConfiguration lines, TextWriter log, ITextFormatter format) =>
        log == Console.Out ? lines.WriteTo.Console(format) : lines.WriteTo.Sink(new TextWriterSink(log, format));

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
