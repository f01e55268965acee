using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Http;

namespace CloudBridge.Server.Tests.Configuration;

public sealed class EffectiveSettingsTests
{
    private readonly ServerConfiguration _configuration = ServerFeatures.Loader.Of(new Dictionary<string, string>
    {
        ["Http:Port"] = "1234",
        ["Cloud:Far:Url"] = "wss://me:word@example.org/?token=hushhush",
        ["Monitors:References"] = "https://example.org/?key=hushhush",
        ["Cloud:Far:Projects"] = "one, two",
        ["Serilog:WriteTo:0:Name"] = "File",
        ["Serilog:WriteTo:0:Args:apiKey"] = "topsecret",
    });

    [Fact]
    public void Every_value_has_a_source_and_defaults_are_among_them()
    {
        var settings = EffectiveSettings.Of(_configuration).ToDictionary(setting => setting.Key);

        Assert.Equal(("1234", "program"), (settings["Http:Port"].Value, settings["Http:Port"].Source));
        Assert.Equal(("127.0.0.1", "default"), (settings["Http:Address"].Value, settings["Http:Address"].Source));
        Assert.Equal("10 s", settings["Requests:Timeout"].Value);
        Assert.Null(settings["Cloud:Far:ValueLength"].Value);
        Assert.Equal("two", settings["Cloud:Far:Projects:1"].Value);
    }

    [Fact]
    public void Secrets_do_not_show()
    {
        Assert.Equal("***", EffectiveSettings.Of(_configuration).Single(setting => setting.Key.EndsWith("apiKey", StringComparison.Ordinal)).Value);
        var json = EffectiveSettings.ToJson(_configuration).ToJsonString();
        Assert.DoesNotContain("topsecret", json, StringComparison.Ordinal);
        Assert.DoesNotContain("me:word", json, StringComparison.Ordinal);
        Assert.DoesNotContain("hushhush", json, StringComparison.Ordinal);
        Assert.DoesNotContain(EffectiveSettings.Of(_configuration), setting => setting.Value?.Contains("hushhush", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void The_document_can_be_read_back_as_a_configuration()
    {
        using var folder = new TestFolder();
        var file = folder.Write("shown.json", EffectiveSettings.ToJson(_configuration).ToJsonString().Replace("***@", "", StringComparison.Ordinal));

        var again = ServerFeatures.Loader.Load(new(folder.Path, file, new Dictionary<string, string>(), []));

        Assert.Empty(again.Faults);
        Assert.Equal(1234, again.Get<HttpOptions>(HttpOptions.Section).Port);
        Assert.Equal(["one", "two"], again.Clouds()["Far"].Projects);
        Assert.Equal("File", again.Root["Serilog:WriteTo:0:Name"]);
    }
}
