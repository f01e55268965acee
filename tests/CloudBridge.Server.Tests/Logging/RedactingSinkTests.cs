using System.Text;
using CloudBridge.Monitors.Access;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Server.Tests.Logging;

public sealed class RedactingSinkTests : IDisposable
{
    private static readonly string Key = AccessKey.Create().Text;
    private readonly SignalWriter _log = new();
    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Text", 8)]
    [InlineData("Json", 9)]
    public void Whatever_has_a_key_in_it_is_written_without(string format, int hidden)
    {
        Log(logger =>
        {
            using (logger.BeginScope("In a scope {Scoped}", Key))
            {
                logger.LogInformation("Scoped");
            }

            logger.LogInformation("As a value: {Value}", Key);
            logger.Log(LogLevel.Information, default, new[] { KeyValuePair.Create<string, object?>("{OriginalFormat}", $"In the message: {Key}.") }, null, (_, _) => "");
            logger.LogInformation("In a list: {Values}", (object)new[] { "a", Key });
            logger.LogInformation("In an object: {@Value}", new { Inner = new { Key } });
            logger.LogInformation("In what it says of itself: {Value}", new Uri("http://localhost/?key=" + Key));
            logger.LogInformation("In a dictionary: {Values}", new Dictionary<string, string> { ["x"] = Key });
            logger.LogInformation("Cut off: {Value}", Key[..40]);
            logger.LogError(new InvalidOperationException("outer", new ArgumentException(Key)), "In an exception");
            logger.LogInformation("A token: {Value}", "cbp1_0123456789abcdefghij-_ABCDEFGHIJ0123456789abc");
        }, new() { ["Log:Format"] = format });

        var text = _log.ToString();
        Assert.DoesNotContain(Key[5..17], text, StringComparison.Ordinal);
        Assert.DoesNotContain(Key[^40..], text, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdefghij", text, StringComparison.Ordinal);
        Assert.Equal(hidden, text.Split("cbk1_***").Length - 1);
        Assert.Contains("System.InvalidOperationException: outer", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Text", "GET /api?***, connected to wss://example.org/room?***")]
    [InlineData("Json", """
        "Path":"/api","QueryString":"?***","Url":"wss://example.org/room?***"
        """)]
    public void The_query_of_an_address_is_never_written(string format, string shown)
    {
        Log(
            logger => logger.LogInformation("GET {Path}{QueryString}, connected to {Url}", "/api", "?token=hush", new Uri("wss://example.org/room?token=hush")),
            new() { ["Log:Format"] = format });

        Assert.Contains(shown, _log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_strangers_wrote_moves_no_terminal_and_begins_no_line()
    {
        const string Hostile = "a\u001B[2J\u009B\u202E\u2066\u2028b\n12:00:00 ERR forged";
        Log(logger =>
        {
            logger.LogInformation("As a value: {Value}", Hostile);
            logger.LogInformation("In a list: {Values}", (object)new[] { Hostile });
            logger.LogInformation("In what it says of itself: {Value}", new StringBuilder(Hostile));
            logger.LogInformation("For eyes: {Value}", "\U0001F468\u200D\U0001F469 ☁ é");
        });
        var lines = _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Log(logger => logger.LogError(new IOException(Hostile), "In an exception"));

        Assert.Equal(4, lines.Length);
        Assert.EndsWith("As a value: a\uFFFD[2J\uFFFD\uFFFD\uFFFD\uFFFDb\uFFFD12:00:00 ERR forged", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("For eyes: \U0001F468\u200D\U0001F469 ☁ é", lines[3], StringComparison.Ordinal);
        Assert.DoesNotContain(_log.ToString(), sign => sign != '\n' && (char.IsControl(sign) || sign is '\u202E' or '\u2066' or '\u2028'));
    }

    [Fact]
    public void What_has_none_is_written_as_it_is()
    {
        Log(logger => logger.LogInformation("Said {Text} to {Count}, {@Both}, {QueryString}", "cbk and cbk1", 3, new { A = 1, B = "x" }, ""));

        Assert.Matches("INF Said cbk and cbk1 to 3, \\{\"?A\"?: ?1, ?\"?B\"?: ?\"x\"\\}, \\s*$", _log.ToString());
    }

    [Fact]
    public void A_file_that_the_configuration_names_is_covered_too_and_closed_at_the_end()
    {
        var file = Path.Combine(_folder.Path, "log.txt");
        Log(
            logger => logger.LogWarning("Key {Value}", Key),
            new() { ["Serilog:WriteTo:0:Name"] = "File", ["Serilog:WriteTo:0:Args:path"] = file, ["Serilog:MinimumLevel:Default"] = "Warning" });

        Assert.Contains("Key cbk1_***", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains("Key cbk1_***", _log.ToString(), StringComparison.Ordinal);
    }

    private void Log(Action<ILogger> write, Dictionary<string, string>? settings = null)
    {
        var configuration = ServerFeatures.Loader.Of(settings ?? []);
        Assert.Empty(configuration.Faults);
        using var services = new ServiceCollection().AddServerLogging(configuration.Root, _log).BuildServiceProvider();
        write(services.GetRequiredService<ILoggerFactory>().CreateLogger("Test"));
    }
}
