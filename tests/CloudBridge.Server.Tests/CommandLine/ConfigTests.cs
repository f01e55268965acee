using CloudBridge.Server.Configuration;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class ConfigTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_right_configuration_is_called_so()
    {
        Assert.Equal(0, await _cli.RunAsync("config", "check"));

        Assert.Contains("is right", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_one_ends_with_78_and_names_everything()
    {
        _cli.Variables["CLOUDBRIDGE__HTTP__PROT"] = "1";

        Assert.Equal(78, await _cli.RunAsync("config", "check", "--CloudServer:Port=99999"));

        var text = _cli.Error.ToString();
        Assert.Contains("2 mistakes", text, StringComparison.Ordinal);
        Assert.Contains("Did you mean Http:Port?", text, StringComparison.Ordinal);
        Assert.Contains("set by: environment variable CLOUDBRIDGE__HTTP__PROT", text, StringComparison.Ordinal);
        Assert.Contains("allowed: a whole number from 0 to 65,535", text, StringComparison.Ordinal);
        Assert.Contains("example: CloudServer:Port=9080", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_as_json_lists_the_faults()
    {
        Assert.Equal(78, await _cli.RunAsync("config", "check", "--json", "--Http:Port", "x"));

        Assert.False(_cli.Json.GetProperty("ok").GetBoolean());
        var fault = Assert.Single(_cli.Json.GetProperty("faults").EnumerateArray());
        Assert.Equal("Http:Port", fault.GetProperty("key").GetString());
        Assert.Equal("Http:Port=8080", fault.GetProperty("example").GetString());
    }

    [Fact]
    public async Task Show_prints_values_and_where_they_were_set()
    {
        var file = _cli.Folder.Write("my.json", """{ "Data": { "Folder": "files" } }""");

        Assert.Equal(0, await _cli.RunAsync("config", "show", "--config", "my.json", "--Http:Port", "8001"));

        var text = _cli.Out.ToString();
        Assert.Contains($"Data:Folder = files    [{file}]", text, StringComparison.Ordinal);
        Assert.Contains("Http:Port = 8001    [command line]", text, StringComparison.Ordinal);
        Assert.Contains("Requests:Timeout = 10 s    [default]", text, StringComparison.Ordinal);
        Assert.Contains("Cloud:Embedded:Projects:0 = demo    [shipped appsettings.json]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_as_json_is_the_configuration_without_secrets()
    {
        await _cli.RunAsync("config", "show", "--json", "--Serilog:WriteTo:0:Args:password=hush");

        Assert.Equal(8080, _cli.Json.GetProperty("Http").GetProperty("Port").GetInt32());
        Assert.Equal("demo", _cli.Json.GetProperty("Cloud").GetProperty("Embedded").GetProperty("Projects")[0].GetString());
        Assert.DoesNotContain("hush", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_prints_the_schema()
    {
        Assert.Equal(0, await _cli.RunAsync("config", "schema"));

        Assert.Equal(ConfigurationSchema.TextOf(ServerFeatures.Settings), _cli.Out.ToString().TrimEnd());
    }
}
