using System.Text.Json;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Logging;
using CloudBridge.Server.Program;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Server.Tests.Logging;

public sealed class ServerLoggingTests : IDisposable
{
    private const string Stamp = @"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d";
    private readonly SignalWriter _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public void A_line_has_date_time_offset_level_and_message()
    {
        Log(new(), logger => logger.LogInformation("Hello {Name}", "world"));

        Assert.Matches($@"^{Stamp} INF Hello world\s*$", _log.ToString());
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Json")]
    public void Dates_in_a_line_begin_with_the_year(string format)
    {
        Log(new() { ["Log:Format"] = format }, logger => logger.LogInformation("Until {Until}", new DateTimeOffset(2026, 2, 1, 13, 4, 5, TimeSpan.FromHours(1))));

        Assert.Contains("2026-02-01T13:04:05", _log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("02/01/2026", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_begins_with_the_scopes_it_was_written_in_and_names_none_twice()
    {
        Log(new(), logger =>
        {
            using var project = logger.BeginScope("{Cloud}/{Project}", "one", "demo");
            logger.LogInformation("about a project");
            using var request = logger.BeginScope("{Cloud}/{Project} {Request}", "one", "demo", "ping");
            logger.LogInformation("about a request");
            using var part = logger.BeginScope("part {Number}", 2);
            logger.LogInformation("about a part of {Project}", "something else");
        });

        Assert.Matches(
            $@"^{Stamp} INF one/demo: about a project\n{Stamp} INF one/demo ping: about a request\n{Stamp} INF one/demo ping part 2: about a part of something else\n$",
            _log.ToString());
    }

    [Fact]
    public void As_JSON_a_line_is_an_object_with_its_values_its_scopes_and_its_exception()
    {
        Log(new() { ["Log:Format"] = "json" }, logger =>
        {
            using var scope = logger.BeginScope("{Cloud}/{Project}", "one", "demo");
            logger.LogError(new IOException("inner\nsecond line"), "Hello {Name}, {Count}", "wor\"ld", 3);
            logger.LogInformation("plain");
        });

        var lines = _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Equal("Hello {Name}, {Count}", lines[0].GetProperty("@mt").GetString());
        Assert.Equal("Error", lines[0].GetProperty("@l").GetString());
        Assert.StartsWith("System.IO.IOException: inner\nsecond line", lines[0].GetProperty("@x").GetString(), StringComparison.Ordinal);
        Assert.Equal("wor\"ld", lines[0].GetProperty("Name").GetString());
        Assert.Equal(3, lines[0].GetProperty("Count").GetInt32());
        Assert.All(lines, line => Assert.Equal(("one", "demo"), (line.GetProperty("Cloud").GetString(), line.GetProperty("Project").GetString())));
        Assert.All(lines, line => Assert.Equal(TimeSpan.Zero, line.GetProperty("@t").GetDateTimeOffset().Offset));
    }

    [Fact]
    public void The_configuration_sets_the_level_also_for_a_part()
    {
        var settings = new Dictionary<string, string>
        {
            ["Serilog:MinimumLevel:Default"] = "Warning",
            ["Serilog:MinimumLevel:Override:Quiet"] = "Error",
        };
        Log(settings, logger => logger.LogInformation("too low"), "Loud");
        Log(settings, logger => logger.LogWarning("heard"), "Loud");
        Log(settings, logger => logger.LogWarning("overridden"), "Quiet.Part");

        Assert.Matches($@"^{Stamp} WRN heard\s*$", _log.ToString());
    }

    [Fact]
    public void A_port_in_use_is_left_to_the_sentence_on_the_console()
    {
        Log(new(), logger => logger.LogCritical(StartException.CannotListen("web server", "127.0.0.1", 1, "Http", new IOException()), "Unable to start"));

        Assert.Empty(_log.ToString());
    }

    [Fact]
    public void Other_errors_come_with_their_stack_trace()
    {
        Log(new(), logger => logger.LogError(new InvalidOperationException("inner"), "It failed"));

        Assert.Contains("System.InvalidOperationException: inner", _log.ToString(), StringComparison.Ordinal);
    }

    private void Log(Dictionary<string, string> settings, Action<ILogger> write, string category = "Test")
    {
        var configuration = ServerFeatures.Loader.Of(settings);
        Assert.Empty(configuration.Faults);
        using var services = new ServiceCollection().AddServerLogging(configuration.Root, _log).BuildServiceProvider();
        write(services.GetRequiredService<ILoggerFactory>().CreateLogger(category));
    }
}
