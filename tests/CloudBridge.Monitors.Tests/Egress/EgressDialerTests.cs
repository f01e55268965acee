using System.Net;
using System.Net.Sockets;
using CloudBridge.Monitors.Egress;
using CloudBridge.TestKit;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Monitors.Tests.Egress;

public sealed class EgressDialerTests : IAsyncDisposable
{
    private const string Public = "127.0.0.9";
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedHosts _hosts = new();
    private readonly EgressOwnEndpoints _own;
    private readonly RawSite _site = RawSite.Start(IPAddress.Parse(Public), _ => RawSite.Answer(200));
    private readonly Tripwire _wire = Tripwire.Start();

    public EgressDialerTests() => _own = new EgressOwnEndpoints(_time, () => []);

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _wire.DisposeAsync();
    }

    [Fact]
    public async Task A_name_leads_to_all_its_addresses()
    {
        _hosts.Add("site.example", "8.8.8.8", "2a00::1");

        var route = await ResolveAsync("http://site.example/");

        Assert.Equal(["8.8.8.8", "2a00::1"], route.Addresses.Select(address => address.ToString()));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("8.8.8.8", "127.0.0.1")]
    [InlineData("10.0.0.1", "8.8.8.8")]
    [InlineData("8.8.8.8", "2a00::1", "::ffff:169.254.169.254")]
    [InlineData("fe80::1%1")]
    public async Task One_address_that_is_not_public_refuses_all(params string[] addresses)
    {
        _hosts.Add("mixed.example", addresses);

        Assert.Equal(EgressRefusal.NotPublic, await RefusalAsync(() => ResolveAsync("http://mixed.example/")));
    }

    [Fact]
    public async Task A_name_without_an_address_is_not_found() =>
        await Assert.ThrowsAsync<HostNotFoundException>(() => ResolveAsync("http://nowhere.example/"));

    [Fact]
    public async Task A_route_connects_to_what_was_judged_even_when_the_name_leads_elsewhere_meanwhile()
    {
        _hosts.Add("rebind.example", Public).Add("rebind.example", "127.0.0.1");
        var dialer = Dialer(Public);
        var route = await dialer.ResolveAsync(dialer.Parse($"http://rebind.example:{_site.Endpoint.Port}/"), default);

        using var socket = await dialer.ConnectAsync(route, default);

        Assert.Equal(_site.Endpoint, socket.RemoteEndPoint);
        Assert.True(socket.NoDelay);
        Assert.Single(_hosts.Asked.Items);
        Assert.Equal(EgressRefusal.NotPublic, await RefusalAsync(() => dialer.ResolveAsync(route.Url, default).AsTask()));
        Assert.Equal(0, await _wire.SettleAsync());
    }

    [Fact]
    public async Task A_route_that_the_guard_did_not_make_is_judged_whole_before_anything_is_connected_to()
    {
        var dialer = Dialer(Public);
        var url = dialer.Parse($"http://{Public}:{_wire.Port}/");

        Assert.Equal(EgressRefusal.NotPublic, await RefusalAsync(() => dialer.ConnectAsync(new EgressRoute(url, [IPAddress.Loopback]), default).AsTask()));
        Assert.Equal(EgressRefusal.NotPublic, await RefusalAsync(() => dialer.ConnectAsync(new EgressRoute(url, [IPAddress.Parse(Public), IPAddress.IPv6Loopback]), default).AsTask()));
        Assert.Equal(EgressRefusal.Port, await RefusalAsync(() => dialer.ConnectAsync(new EgressRoute(url with { Port = 22 }, [IPAddress.Parse(Public)]), default).AsTask()));
        Assert.Equal(0, await _wire.SettleAsync());
    }

    [Fact]
    public async Task The_next_address_is_tried_when_one_does_not_answer()
    {
        var dialer = Dialer(Public, "127.0.0.10");
        _hosts.Add("two.example", "127.0.0.10", Public);

        using var socket = await dialer.ConnectAsync(await dialer.ResolveAsync(dialer.Parse($"http://two.example:{_site.Endpoint.Port}/"), default), default);

        Assert.Equal(_site.Endpoint, socket.RemoteEndPoint);
    }

    [Fact]
    public async Task When_none_answers_the_socket_says_why()
    {
        var dialer = Dialer("127.0.0.10", "127.0.0.11");
        _hosts.Add("closed.example", "127.0.0.10", "127.0.0.11");
        var route = await dialer.ResolveAsync(dialer.Parse($"http://closed.example:{_site.Endpoint.Port}/"), default);

        var error = await Assert.ThrowsAsync<SocketException>(() => dialer.ConnectAsync(route, default).AsTask());

        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    }

    [Fact]
    public async Task A_connection_that_is_never_made_times_out_after_5_s()
    {
        using var deaf = new DeafListener(IPAddress.Parse("127.0.0.12"));
        var dialer = Dialer("127.0.0.12");
        var connecting = dialer.ConnectAsync(await dialer.ResolveAsync(dialer.Parse($"http://{deaf.Endpoint}/"), default), default).AsTask();
        await Patience.WaitAsync(_time.WhenTimersAsync(1));

        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(connecting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(SocketError.TimedOut, (await Assert.ThrowsAsync<SocketException>(() => Patience.WaitAsync(connecting))).SocketErrorCode);
        Assert.Equal(0, _time.ActiveTimers);
    }

    [Fact]
    public async Task Whoever_asks_can_give_up()
    {
        using var deaf = new DeafListener(IPAddress.Parse("127.0.0.12"));
        using var stop = new CancellationTokenSource();
        var dialer = Dialer("127.0.0.12");
        var connecting = dialer.ConnectAsync(await dialer.ResolveAsync(dialer.Parse($"http://{deaf.Endpoint}/"), default), stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(connecting));
    }

    [Fact]
    public async Task A_port_of_this_server_is_refused_although_its_range_is_allowed()
    {
        var dialer = Dialer("127.0.0.0/8");
        _own.Set([new IPEndPoint(IPAddress.Any, _wire.Port)]);
        _hosts.Add("me.example", "127.0.0.5");

        Assert.Equal(EgressRefusal.OurOwn, Assert.Throws<EgressRefusedException>(() => dialer.Parse($"http://127.1:{_wire.Port}/")).Refusal);
        Assert.Equal(EgressRefusal.OurOwn, await RefusalAsync(() => dialer.ResolveAsync(dialer.Parse($"http://me.example:{_wire.Port}/"), default).AsTask()));
        Assert.NotNull(await dialer.ResolveAsync(dialer.Parse($"http://me.example:{_site.Endpoint.Port}/"), default));
        Assert.Equal(0, await _wire.SettleAsync());
    }

    [Fact]
    public void A_public_address_of_this_machine_is_refused_unless_the_operator_allows_it()
    {
        var own = new EgressOwnEndpoints(_time, () => [IPAddress.Parse("8.8.4.4")]);

        Assert.Equal(EgressRefusal.OurOwn, Assert.Throws<EgressRefusedException>(() => new EgressDialer(EgressPolicy.Default, own, _hosts, _time).Parse("http://8.8.4.4/")).Refusal);
        Assert.NotNull(new EgressDialer(EgressPolicy.Read(["8.8.4.4"], [], false), own, _hosts, _time).Parse("http://8.8.4.4/"));
    }

    private async Task<EgressRoute> ResolveAsync(string url)
    {
        var dialer = Dialer();
        return await dialer.ResolveAsync(dialer.Parse(url), default);
    }

    private static async Task<EgressRefusal> RefusalAsync<T>(Func<Task<T>> act) => (await Assert.ThrowsAsync<EgressRefusedException>(act)).Refusal;

    private EgressDialer Dialer(params string[] allow) => new(EgressPolicy.Read(allow, [], allowHighPorts: true), _own, _hosts, _time);
}
