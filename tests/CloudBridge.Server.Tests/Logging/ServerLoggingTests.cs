using CloudBridge.Server.Hosting;
using CloudBridge.Server.Logging;
using CloudBridge.Server.Program;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Server.Tests.Logging;

public sealed class ServerLoggingTests : IDisposable
{
    private readonly SignalWriter _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public void A_line_has_time_level_and_message()
    {
        Log(new(), logger => logger.LogInformation("Hello {Name}", "world"));

        Assert.Matches(@"^\d\d:\d\d:\d\d INF Hello world\s*$", _log.ToString());
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

        Assert.Matches(@"^\S+ WRN heard\s*$", _log.ToString());
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
        using var services = new ServiceCollection().AddLogging(logging => logging.AddServerLogging(configuration.Root, _log)).BuildServiceProvider();
        write(services.GetRequiredService<ILoggerFactory>().CreateLogger(category));
    }
}
