using CloudBridge.Monitors;
using CloudBridge.Scratch;
using CloudBridge.Server.CommandLine.Verbs.Operating;
using CloudBridge.Server.Tests.Features.Accounts;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class UpstreamCommandTests : IAsyncLifetime, IDisposable
{
    private readonly Cli _cli = new();
    private AccessServer _server = null!;

    private string Port => $"--Http:Port={_server.Http.BaseAddress!.Port}";

    public async Task InitializeAsync()
    {
        _server = await AccessServer.StartAsync(settings => settings["Upstream:Ocular:Enabled"] = "true");
        _cli.Variables[OperatorCall.KeyVariable] = (await _server.KeyAsync("root", KeyScopes.Operator)).Key.Text;
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task An_upstream_is_switched_off_and_on_and_the_list_says_which_and_why()
    {
        Assert.Equal(0, await _cli.RunAsync("upstream", "off", "ocular", Port));
        Assert.False(_server.Get<IUpstreamControl>().IsOn(Upstream.Ocular));
        Assert.Equal(0, await _cli.RunAsync("upstream", "list", Port));
        Assert.Equal(0, await _cli.RunAsync("upstream", "on", "Ocular", Port));
        Assert.True(_server.Get<IUpstreamControl>().IsOn(Upstream.Ocular));

        var lines = _cli.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("Ocular  off  switched since the start", lines[0]);
        Assert.Contains("ScratchApi   off  ScratchApi is a server of Scratch, whose terms of use are not accepted here (Lookup:AcceptTerms).", lines);
        Assert.Contains("Ocular       off  switched since the start", lines);
        Assert.Equal("Ocular  on", lines[^1]);
    }

    [Fact]
    public async Task Programs_get_JSON()
    {
        Assert.Equal(0, await _cli.RunAsync("upstream", "off", "Ocular", "--json", Port));

        var upstream = _cli.Json.GetProperty("upstreams")[0];
        Assert.Equal(("Ocular", false, false), (upstream.GetProperty("name").GetString(), upstream.GetProperty("isOn").GetBoolean(), upstream.GetProperty("isUsual").GetBoolean()));
    }

    [Theory]
    [InlineData("Okular", "404: There is no such upstream; did you mean Ocular?")]
    [InlineData("ScratchApi", "409: ScratchApi is a server of Scratch, whose terms of use are not accepted here")]
    public async Task What_cannot_be_switched_on_is_told_with_the_reason(string name, string sentence)
    {
        Assert.Equal(1, await _cli.RunAsync("upstream", "on", name, Port));

        Assert.Contains(sentence, _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "NAME is missing", "upstream", "off")]
    [InlineData(2, "command", "upstream")]
    [InlineData(1, "No server answers at http://127.0.0.1:1/", "upstream", "list", "--Http:Port=1")]
    [InlineData(78, "Nonsense", "upstream", "list", "--Nonsense:Key=1")]
    public async Task What_cannot_be_done_is_told_with_its_exit_code(int code, string sentence, params string[] arguments)
    {
        Assert.Equal(code, await _cli.RunAsync(arguments));

        Assert.Contains(sentence, _cli.Error.ToString(), StringComparison.Ordinal);
    }
}
