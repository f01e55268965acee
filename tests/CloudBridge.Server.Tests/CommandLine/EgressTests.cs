using System.Text.Json;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class EgressTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_public_address_is_allowed()
    {
        Assert.Equal(0, await _cli.RunAsync("egress", "check", "HTTPS://8.8.8.8/a?b#c"));

        Assert.Equal(
            """
            given:     HTTPS://8.8.8.8/a?b#c
            canonical: https://8.8.8.8/a?b
            host:      8.8.8.8
            port:      443 (allowed)
            address:   8.8.8.8 (allowed: public)
            verdict:   allowed

            """,
            _cli.Out.ToString());
    }

    [Theory]
    [InlineData("http://2130706433/", "127.0.0.1 (refused: 127.0.0.0/8, loopback)")]
    [InlineData("http://localhost:3000/", "127.0.0.0/8, loopback")]
    [InlineData("http://169.254.169.254/latest", "169.254.0.0/16, link-local, and the metadata of clouds")]
    [InlineData("http://[64:ff9b::7f00:1]/", "64:ff9b::/96, NAT64")]
    [InlineData("http://8.8.8.8:6379/", "Nothing allows port 6379")]
    [InlineData("http://8.8.8.8:81/", "hint:      --Egress:Ports=80,81,443,3000,5000,8080,8443\n")]
    [InlineData("http://8.8.8.8:9000/", "or --Egress:AllowHighPorts=true")]
    [InlineData("http://me@8.8.8.8/", "leave it out")]
    [InlineData("nonsense", "canonical: cannot be read")]
    public async Task A_refused_address_ends_with_1_and_says_which_range_or_port_it_was(string url, string part)
    {
        Assert.Equal(1, await _cli.RunAsync("egress", "check", url));

        Assert.Contains(part, _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("verdict:   refused.", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Empty(_cli.Error.ToString());
    }

    [Fact]
    public async Task The_hint_is_a_setting_that_works()
    {
        await _cli.RunAsync("egress", "check", "http://10.1.2.3/");
        Assert.Contains("--Egress:Allow=10.1.2.3\n", _cli.Out.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, await _cli.RunAsync("egress", "check", "http://10.1.2.3/", "--Egress:Allow=10.1.2.3"));
        Assert.Contains("10.1.2.3/32, allowed by the operator", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allowed_translator_is_explained_by_where_it_leads()
    {
        Assert.Equal(1, await _cli.RunAsync("egress", "check", "http://[64:ff9b::a00:1]/", "--Egress:Allow=64:ff9b::/96"));

        Assert.Contains("10.0.0.0/8, leads to 10.0.0.1: private", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ports_of_this_server_are_its_own_whatever_is_allowed()
    {
        Assert.Equal(1, await _cli.RunAsync("egress", "check", "http://127.0.0.1:8080/", "--json", "--Http:Port=8080", "--Egress:Allow=127.0.0.0/8"));

        Assert.Equal("ourOwn", _cli.Json.GetProperty("refusal").GetString());
    }

    [Fact]
    public async Task The_whole_verdict_is_there_as_JSON()
    {
        Assert.Equal(1, await _cli.RunAsync("egress", "check", "http://0x7f.1:3000/x", "--json"));

        Assert.False(_cli.Json.GetProperty("allowed").GetBoolean());
        Assert.Equal("http://127.0.0.1:3000/x", _cli.Json.GetProperty("url").GetString());
        Assert.Equal("notPublic", _cli.Json.GetProperty("refusal").GetString());
        Assert.True(_cli.Json.GetProperty("portAllowed").GetBoolean());
        var address = Assert.Single(_cli.Json.GetProperty("addresses").EnumerateArray());
        Assert.Equal(("127.0.0.1", "127.0.0.0/8"), (address.GetProperty("address").GetString(), address.GetProperty("range").GetString()));
        Assert.Equal(JsonValueKind.Array, _cli.Json.GetProperty("hints").ValueKind);
    }

    [Fact]
    public async Task A_configuration_with_faults_is_not_judged_by()
    {
        Assert.Equal(78, await _cli.RunAsync("egress", "check", "http://8.8.8.8/", "--Egress:Allow=127.0.0.1/8"));

        Assert.Contains("127.0.0.0/8 does", _cli.Error.ToString(), StringComparison.Ordinal);
    }
}
