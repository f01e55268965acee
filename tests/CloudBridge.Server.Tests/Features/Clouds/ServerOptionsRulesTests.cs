using CloudBridge.Server.Configuration;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Features.Clouds;

public sealed class ServerOptionsRulesTests
{
    [Fact]
    public void The_two_servers_need_two_ports()
    {
        Assert.Equal("Http:Port", FaultOf(("Http:Port", "9080")).Key);
        Assert.Empty(FaultsOf(("Http:Port", "0"), ("CloudServer:Port", "0")));
        Assert.Empty(FaultsOf(("Http:Port", "9080"), ("CloudServer:Enabled", "false")));
    }

    [Theory]
    [InlineData("https://turbowarp.org/")]
    [InlineData("https://turbowarp.org/editor")]
    [InlineData("turbowarp.org")]
    [InlineData("*")]
    public void What_no_browser_sends_as_an_origin_is_a_fault(string origin) => Assert.Equal(
        "CloudServer:AllowedOrigins:2",
        FaultOf(("CloudServer:AllowedOrigins", "https://turbowarp.org,null," + origin)).Key);

    [Fact]
    public void Origins_with_a_port_and_in_any_case_are_right() =>
        Assert.Empty(FaultsOf(("CloudServer:AllowedOrigins", "http://LOCALHOST:8000,https://turbowarp.org,null")));

    [Fact]
    public void A_cloud_elsewhere_needs_an_address() =>
        Assert.Equal("Cloud:Far:Url", FaultOf(("Cloud:Far:Projects", "1")).Key);

    [Fact]
    public void An_embedded_cloud_without_its_server_needs_an_address()
    {
        var fault = FaultOf(("CloudServer:Enabled", "false"), ("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "1"));

        Assert.Equal("Cloud:Own:Url", fault.Key);
        Assert.Contains("CloudServer:Enabled=true", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TurboWarp_needs_a_contact() =>
        Assert.Equal("Cloud:Tw:Contact", FaultOf(("Cloud:Tw:Kind", "TurboWarp"), ("Cloud:Tw:Url", "wss://clouddata.turbowarp.org/"), ("Cloud:Tw:Projects", "1")).Key);

    [Theory]
    [InlineData("Custom", "wss://example.org/")]
    [InlineData("TurboWarp", "wss://clouddata.turbowarp.org/")]
    [InlineData("Embedded", "ws://127.0.0.1:9081/")]
    public void A_pattern_is_for_the_embedded_cloud_alone(string kind, string url)
    {
        var fault = FaultOf(("Cloud:Far:Kind", kind), ("Cloud:Far:Url", url), ("Cloud:Far:Contact", "me@example.org"), ("Cloud:Far:Projects", "1,demo-*"));

        Assert.Equal("Cloud:Far:Projects", fault.Key);
        Assert.Contains("has the pattern demo-*, but only the embedded cloud server tells", fault.Problem, StringComparison.Ordinal);
        Assert.Empty(FaultsOf(("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "1,demo-*")));
    }

    [Fact]
    public void Rooms_that_the_bridge_has_not_left_must_not_take_all_places_of_the_server()
    {
        Assert.Equal("Cloud:Own:MaxPatternRooms", FaultOf(("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "demo-*"), ("CloudServer:MaxRooms", "1000")).Key);
        Assert.Empty(FaultsOf(("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "demo"), ("CloudServer:MaxRooms", "1000")));
    }

    [Fact]
    public void The_cloud_whose_store_is_shared_is_one_that_is_enabled()
    {
        var fault = FaultOf(("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "demo"), ("CloudStorage:Shared", "Far"));

        Assert.Equal(("CloudStorage:Shared", "Own"), (fault.Key, fault.Allowed));
        Assert.Empty(FaultsOf(("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "demo"), ("CloudStorage:Shared", "OWN")));
    }

    [Fact]
    public void The_file_of_forbidden_names_must_be_there()
    {
        Assert.Contains("Could not find", FaultOf(("CloudServer:ForbiddenNames", "no-such-file.txt")).Problem, StringComparison.Ordinal);
        Assert.Empty(FaultsOf(("CloudServer:ForbiddenNames", "no-such-file.txt"), ("CloudServer:Enabled", "false")));
    }

    [Fact]
    public void A_cloud_needs_a_project() =>
        Assert.Equal("Cloud:Own:Projects", FaultOf(("Cloud:Own:Kind", "Embedded")).Key);

    [Fact]
    public void Answers_must_fit_through_the_own_server() =>
        Assert.Equal("Cloud:Own:ValueLength", FaultOf(("CloudServer:MaxValueLength", "256"), ("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "1"), ("Cloud:Own:ValueLength", "300")).Key);

    [Fact]
    public void The_bridge_does_not_join_its_own_server_while_that_plays_scratch()
    {
        var fault = FaultOf(("CloudServer:Profile", "Scratch"), ("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "1"));

        Assert.Equal("Cloud:Own:Kind", fault.Key);
        Assert.Equal("Cloud:Own:Enabled=false", fault.Example);
        Assert.Empty(FaultsOf(("CloudServer:Profile", "Scratch"), ("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "1"), ("Cloud:Own:Enabled", "false")));
    }

    [Fact]
    public void A_disabled_cloud_may_be_unfinished() =>
        Assert.Empty(FaultsOf(("Cloud:Far:Kind", "TurboWarp"), ("Cloud:Far:Enabled", "false")));

    [Fact]
    public void A_value_that_is_wrong_is_not_called_missing_too() =>
        Assert.Contains("cannot be", FaultOf(("Cloud:Far:Projects", "1"), ("Cloud:Far:Url", "ftp://x")).Problem, StringComparison.Ordinal);

    private static ConfigurationFault FaultOf(params (string Key, string Value)[] settings) => Assert.Single(FaultsOf(settings));

    private static IReadOnlyList<ConfigurationFault> FaultsOf(params (string Key, string Value)[] settings) =>
        ServerFeatures.Loader.Of(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Faults;
}
