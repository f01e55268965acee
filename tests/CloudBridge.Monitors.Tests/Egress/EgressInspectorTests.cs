using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.TestKit;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Monitors.Tests.Egress;

public sealed class EgressInspectorTests
{
    private readonly ScriptedHosts _hosts = new();

    [Fact]
    public async Task Every_address_of_a_host_is_explained_although_one_would_do()
    {
        _hosts.Add("mixed.example", "8.8.8.8", "10.0.0.1", "::1");

        var inspection = await InspectAsync("http://Mixed.example./");

        Assert.False(inspection.IsAllowed);
        Assert.Equal("http://mixed.example/", inspection.Url!.Text);
        Assert.Equal(EgressRefusal.NotPublic, inspection.Refusal!.Refusal);
        Assert.Equal([null, "10.0.0.0/8", "::1/128"], inspection.Addresses.Select(verdict => verdict.Range?.Network.ToString()));
    }

    [Fact]
    public async Task A_literal_address_is_explained_although_its_text_is_refused()
    {
        var inspection = await InspectAsync("http://0x7f.1/");

        Assert.Equal("127.0.0.1", inspection.Url!.Host);
        Assert.Equal(IPAddress.Loopback, Assert.Single(inspection.Addresses).Address);
    }

    [Fact]
    public async Task The_refused_port_of_an_allowed_address_is_what_is_refused()
    {
        var inspection = await InspectAsync("http://8.8.8.8:25/");

        Assert.Equal(EgressRefusal.Port, inspection.Refusal!.Refusal);
        Assert.True(Assert.Single(inspection.Addresses).IsAllowed);
    }

    [Fact]
    public async Task What_cannot_be_read_has_its_refusal_alone()
    {
        var inspection = await InspectAsync("nonsense");

        Assert.Null(inspection.Url);
        Assert.Equal(EgressRefusal.NotHttp, inspection.Refusal!.Refusal);
        Assert.Empty(_hosts.Asked.Items);
    }

    [Fact]
    public async Task A_host_without_an_address_is_not_allowed()
    {
        var inspection = await InspectAsync("http://nowhere.example/");

        Assert.True(inspection.IsNotFound);
        Assert.False(inspection.IsAllowed);
    }

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("http://127.1/")]
    [InlineData("http://user@8.8.8.8/")]
    [InlineData("https://site.example:8443/x")]
    [InlineData("http://private.example/")]
    [InlineData("http://8.8.8.8:6379/")]
    public async Task It_says_what_the_guard_does(string url)
    {
        _hosts.Add("site.example", "8.8.8.8").Add("private.example", "192.168.1.1").Add("localhost", "127.0.0.1");
        var time = new ManualTimeProvider();
        var dialer = new EgressDialer(EgressPolicy.Default, new EgressOwnEndpoints(time, () => []), _hosts, time);
        var refused = await Record.ExceptionAsync(async () => await dialer.ResolveAsync(dialer.Parse(url), default));

        var inspection = await InspectAsync(url);

        Assert.Equal((refused as EgressRefusedException)?.Refusal, inspection.Refusal?.Refusal);
        Assert.Equal(refused is null, inspection.IsAllowed);
    }

    private ValueTask<EgressInspection> InspectAsync(string url) =>
        new EgressInspector(EgressPolicy.Default, new EgressOwnEndpoints(new ManualTimeProvider(), () => []), _hosts).InspectAsync(url, default);
}
