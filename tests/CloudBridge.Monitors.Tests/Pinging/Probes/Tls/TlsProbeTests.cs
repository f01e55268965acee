using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.Monitors.Pinging.Probes.Tls;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Tls;

/// <summary>Both clients on everything; a system without OpenSSL 3 has only one.</summary>
public sealed class TlsProbeTests
{
    private const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static readonly TestAuthority Authority = new();

    public static TheoryData<string> Clients => OpenSslClient.IsAvailable ? ["openssl", "framework"] : ["framework"];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_valid_certificate_is_trusted_and_its_end_is_known(string client)
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = new TargetServer(Good, certificate);
        using var bench = Bench(client);

        var result = await bench.AskAsync(target.Url());

        Assert.Equal((CheckOutcome.Ok, 200), (result.Outcome, result.Status));
        Assert.Equal(new DateTimeOffset(certificate.NotAfter.ToUniversalTime()), result.CertificateEndsAt);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public Task An_expired_certificate_is_not(string client) => AssertRefusedAsync(client, Authority.Issue("target.test", fromDay: -20, untilDay: -1));

    [Theory]
    [MemberData(nameof(Clients))]
    public Task One_that_is_not_valid_yet_is_not(string client) => AssertRefusedAsync(client, Authority.Issue("target.test", fromDay: 1));

    [Theory]
    [MemberData(nameof(Clients))]
    public Task One_for_another_name_is_not(string client) => AssertRefusedAsync(client, Authority.Issue("other.test"));

    [Theory]
    [MemberData(nameof(Clients))]
    public Task One_that_vouches_for_itself_is_not(string client) => AssertRefusedAsync(client, TestAuthority.SelfSigned("target.test"));

    [Theory]
    [MemberData(nameof(Clients))]
    public Task One_of_an_unknown_authority_is_not(string client) => AssertRefusedAsync(client, new TestAuthority().Issue("target.test"));

    [Theory]
    [MemberData(nameof(Clients))]
    public Task One_that_is_not_meant_for_servers_is_not(string client) => AssertRefusedAsync(client, Authority.Issue("target.test", usage: TestAuthority.ClientUsage));

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_wildcard_covers_one_label(string client)
    {
        using var certificate = Authority.Issue("*.wild.test");
        await using var target = new TargetServer(Good, certificate);
        using var bench = Bench(client);

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(host: "a.wild.test"))).Outcome);
        Assert.Equal(CheckOutcome.TlsFailed, (await bench.AskAsync(target.Url(host: "a.b.wild.test"))).Outcome);
        Assert.Equal(CheckOutcome.TlsFailed, (await bench.AskAsync(target.Url(host: "wild.test"))).Outcome);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task An_address_is_compared_as_one(string client)
    {
        using var certificate = Authority.Issue("127.0.0.1");
        await using var target = new TargetServer(Good, certificate);
        using var bench = Bench(client);

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(host: "127.0.0.1"))).Outcome);
        Assert.Equal(CheckOutcome.TlsFailed, (await bench.AskAsync(target.Url(host: "target.test"))).Outcome);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_target_that_does_not_speak_tls_fails(string client)
    {
        using var listener = new Listener();
        using var bench = Bench(client);
        var asking = bench.AskAsync($"https://target.test:{listener.Port}/");
        await listener.AnswerAsync("HTTP/1.1 400 Bad Request\r\n\r\nno TLS here, sorry"u8.ToArray());

        Assert.Equal(CheckOutcome.TlsFailed, (await asking).Outcome);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task One_that_closes_in_the_handshake_fails(string client)
    {
        using var listener = new Listener();
        using var bench = Bench(client);
        var asking = bench.AskAsync($"https://target.test:{listener.Port}/");
        await listener.AnswerAsync([]);

        Assert.Equal(CheckOutcome.TlsFailed, (await asking).Outcome);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task One_that_is_silent_in_the_handshake_is_out_of_time(string client)
    {
        using var listener = new Listener();
        using var bench = Bench(client);
        var asking = bench.AskAsync($"https://target.test:{listener.Port}/");
        using var socket = await listener.HearAsync();

        bench.Time.Advance(ProbeBench.Timeout);

        Assert.Equal(CheckOutcome.TimedOut, (await asking).Outcome);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_long_body_comes_through_in_many_records(string client)
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = new TargetServer(
            async visit =>
            {
                await visit.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
                for (var i = 0; i < 600; i++)
                {
                    await visit.SendAsync(new string('x', 100));
                }

                await visit.SendAsync("the end");
            },
            certificate);
        using var bench = Bench(client);

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(), text: "xthe end")).Outcome);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Nobody_is_led_out_of_tls(string client)
    {
        using var certificate = Authority.Issue("target.test");
        await using var plain = new TargetServer(Good);
        await using var target = new TargetServer($"HTTP/1.1 302 Found\r\nLocation: {plain.Url()}\r\n\r\n", certificate);
        using var bench = Bench(client);

        Assert.Equal(CheckOutcome.BadRedirect, (await bench.AskAsync(target.Url())).Outcome);
        Assert.Empty(plain.Visits.Items);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Good_and_bad_ones_side_by_side_do_not_mix(string client)
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = new TargetServer(Good, certificate);
        using var bench = Bench(client);

        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => bench.AskAsync(target.Url(host: i % 2 == 0 ? "target.test" : "other.test"))));

        Assert.Equal(Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? CheckOutcome.Ok : CheckOutcome.TlsFailed), results.Select(result => result.Outcome));
        Assert.Empty(bench.Lines.Items);
    }

    private static ProbeBench Bench(string client) =>
        new(client == "openssl" ? new OpenSslClient([Authority.Root]) : new SslStreamClient([Authority.Root]));

    private static async Task AssertRefusedAsync(string client, X509Certificate2 certificate)
    {
        await using var target = new TargetServer(Good, certificate);
        using var bench = Bench(client);

        var result = await bench.AskAsync(target.Url());

        Assert.Equal((CheckOutcome.TlsFailed, 0, false), (result.Outcome, result.Status, result.MayBeOurs));
        Assert.Empty(target.Visits.Items);
        certificate.Dispose();
    }

    private sealed class Listener : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Listener() => _listener.Start();

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async Task<Socket> HearAsync()
        {
            var socket = await Patience.WaitAsync(_listener.AcceptSocketAsync());
            await Patience.WaitAsync(socket.ReceiveAsync(new byte[4096]));
            return socket;
        }

        public async Task AnswerAsync(byte[] bytes)
        {
            using var socket = await HearAsync();
            await socket.SendAsync(bytes);
            socket.Shutdown(SocketShutdown.Send);
        }

        public void Dispose() => _listener.Dispose();
    }
}
