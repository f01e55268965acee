using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Tls;

/// <summary>Certificates, and all that is said in place of one.</summary>
public sealed class TlsProbeTests
{
    private const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static readonly TestAuthority Authority = new();

    [Fact]
    public async Task A_valid_certificate_is_trusted_and_its_end_is_known()
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = new TargetServer(Good, certificate);
        using var bench = Bench();

        var result = await bench.AskAsync(target.Url());

        Assert.Equal((CheckOutcome.Ok, 200), (result.Outcome, result.Status));
        Assert.Equal(new DateTimeOffset(certificate.NotAfter.ToUniversalTime()), result.CertificateEndsAt);
    }

    [Fact]
    public Task An_expired_certificate_is_not()
    {
        var certificate = Authority.Issue("target.test", fromDay: -20, untilDay: -1);
        return AssertRefusedAsync(certificate, $"the certificate has expired since {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}");
    }

    [Fact]
    public Task One_that_is_not_valid_yet_is_not()
    {
        var certificate = Authority.Issue("target.test", fromDay: 2);
        return AssertRefusedAsync(certificate, $"the certificate is not valid before {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd}");
    }

    [Fact]
    public Task One_for_another_name_is_not() =>
        AssertRefusedAsync(Authority.Issue("other.test"), "the certificate is for other.test, not for target.test");

    [Fact]
    public Task One_for_an_address_is_not() =>
        AssertRefusedAsync(Authority.Issue("127.0.0.1"), "the certificate is for 127.0.0.1, not for target.test");

    [Fact]
    public Task One_that_vouches_for_itself_is_not() =>
        AssertRefusedAsync(TestAuthority.SelfSigned("target.test"), "the certificate is self-signed");

    [Fact]
    public Task One_of_an_unknown_authority_is_not() =>
        AssertRefusedAsync(new TestAuthority().Issue("target.test"), "the issuer of the certificate is missing; the server must send the whole chain");

    [Fact]
    public Task One_that_is_not_meant_for_servers_is_not() =>
        AssertRefusedAsync(Authority.Issue("target.test", usage: TestAuthority.ClientUsage), "the certificate is not meant for servers");

    [Fact]
    public async Task An_authority_that_sends_its_own_root_is_not_trusted_for_that()
    {
        var stranger = new TestAuthority();
        var root = Path.GetTempFileName();
        await File.WriteAllTextAsync(root, stranger.Root.ExportCertificatePem());
        await using var target = await OpenSslServer.StartAsync(stranger.Issue("target.test"), 0, "-cert_chain", root);
        using var bench = Bench();

        Assert.Equal("the certificate is of an authority that is not trusted", (await bench.AskAsync($"https://target.test:{target.Port}/")).Why);
        File.Delete(root);
    }

    [Fact]
    public async Task The_earliest_end_of_the_way_is_known()
    {
        using var late = Authority.Issue("target.test", untilDay: 60);
        using var early = Authority.Issue("other.test", untilDay: 4);
        await using var last = new TargetServer(Good, late);
        await using var middle = new TargetServer($"HTTP/1.1 301 Moved\r\nLocation: {last.Url()}\r\n\r\n", early);
        await using var secured = new TargetServer($"HTTP/1.1 301 Moved\r\nLocation: {middle.Url(host: "other.test")}\r\n\r\n", late);
        await using var plain = new TargetServer($"HTTP/1.1 301 Moved\r\nLocation: {middle.Url(host: "other.test")}\r\n\r\n");
        using var bench = Bench();
        var end = new DateTimeOffset(early.NotAfter.ToUniversalTime());

        Assert.Equal(end, (await bench.AskAsync(plain.Url())).CertificateEndsAt);
        Assert.Equal(end, (await bench.AskAsync(secured.Url())).CertificateEndsAt);
        Assert.Equal(end, (await bench.AskAsync(middle.Url(host: "other.test"))).CertificateEndsAt);
        Assert.Equal(end, (await bench.AskAsync(plain.Url(), text: "hello")).CertificateEndsAt);
        Assert.Equal(new DateTimeOffset(late.NotAfter.ToUniversalTime()), (await bench.AskAsync(last.Url())).CertificateEndsAt);
    }

    [Fact]
    public async Task An_intermediate_that_ends_first_is_the_end()
    {
        var intermediate = Authority.Intermediate(untilDay: 4);
        using var leaf = intermediate.Issue("target.test", untilDay: 3);
        using var longer = intermediate.Issue("target.test", untilDay: 30);
        using var bench = Bench();
        foreach (var (certificate, first) in (IEnumerable<(X509Certificate2, X509Certificate2)>)[(leaf, leaf), (longer, intermediate.Root)])
        {
            var options = new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(certificate, [intermediate.Root], offline: true) };
            await using var target = new TargetServer(visit => visit.SendAsync(Good), options);

            Assert.Equal(new DateTimeOffset(first.NotAfter.ToUniversalTime()), (await bench.AskAsync(target.Url())).CertificateEndsAt);
        }
    }

    [Fact]
    public async Task The_target_is_told_that_http_1_is_spoken()
    {
        using var certificate = Authority.Issue("target.test");
        var spoken = new SignalLog<SslApplicationProtocol>();
        var options = new SslServerAuthenticationOptions { ServerCertificate = certificate, ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] };
        await using var target = new TargetServer(
            visit =>
            {
                spoken.Add(((SslStream)visit.Stream).NegotiatedApplicationProtocol);
                return visit.SendAsync(Good);
            },
            options);
        using var bench = Bench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url())).Outcome);
        Assert.Equal([SslApplicationProtocol.Http11], spoken.Items);
    }

    [Theory]
    [InlineData(70, "it speaks no TLS of today, only a protocol that is too old")]
    [InlineData(40, "there is no encryption that both sides know", 2)]
    [InlineData(112, "it does not know the name target.test")]
    [InlineData(116, "it asks for a certificate of ours")]
    [InlineData(80, null)]
    public async Task What_the_target_says_instead_of_a_handshake_is_the_reason(int alert, string? why, int connections = 1)
    {
        using var listener = new Listener();
        using var bench = Bench();
        var asking = bench.AskAsync($"https://target.test:{listener.Port}/");
        for (var i = 0; i < connections; i++)
        {
            await listener.AnswerAsync([0x15, 3, 3, 0, 2, 2, (byte)alert]);
        }

        var result = await asking;

        Assert.Equal((CheckOutcome.TlsFailed, why), (result.Outcome, result.Why));
    }

    [Fact]
    public async Task A_target_that_speaks_neither_protocol_says_so()
    {
        byte[] noProtocol = [0x15, 3, 3, 0, 2, 2, 120];
        using var listener = new Listener();
        using var bench = Bench();
        var asking = bench.AskAsync($"https://target.test:{listener.Port}/");
        await listener.AnswerAsync(noProtocol);
        await listener.AnswerAsync(noProtocol);

        var result = await asking;

        Assert.Equal((CheckOutcome.TlsFailed, "it speaks neither HTTP/1.1 nor HTTP/2"), (result.Outcome, result.Why));
    }

    [Fact]
    public async Task A_wildcard_covers_one_label()
    {
        using var certificate = Authority.Issue("*.wild.test");
        await using var target = new TargetServer(Good, certificate);
        using var bench = Bench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(host: "a.wild.test"))).Outcome);
        Assert.Equal(CheckOutcome.TlsFailed, (await bench.AskAsync(target.Url(host: "a.b.wild.test"))).Outcome);
        Assert.Equal(CheckOutcome.TlsFailed, (await bench.AskAsync(target.Url(host: "wild.test"))).Outcome);
    }

    [Fact]
    public async Task An_address_is_compared_as_one()
    {
        using var certificate = Authority.Issue("127.0.0.1");
        await using var target = new TargetServer(Good, certificate);
        using var bench = Bench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(host: "127.0.0.1"))).Outcome);
        Assert.Equal(CheckOutcome.TlsFailed, (await bench.AskAsync(target.Url(host: "target.test"))).Outcome);
    }

    [Fact]
    public async Task A_target_that_does_not_speak_tls_fails()
    {
        using var listener = new Listener();
        using var bench = Bench();
        var asking = bench.AskAsync($"https://target.test:{listener.Port}/");
        await listener.AnswerAsync("HTTP/1.1 400 Bad Request\r\n\r\nno TLS here, sorry"u8.ToArray());
        var result = await asking;

        Assert.Equal((CheckOutcome.TlsFailed, "it does not speak TLS there"), (result.Outcome, result.Why));
    }

    [Fact]
    public async Task One_that_closes_in_the_handshake_fails()
    {
        using var listener = new Listener();
        using var bench = Bench();
        var asking = bench.AskAsync($"https://target.test:{listener.Port}/");
        await listener.AnswerAsync([]);
        var result = await asking;

        Assert.Equal((CheckOutcome.TlsFailed, "the connection ended before it was secure"), (result.Outcome, result.Why));
    }

    [Fact]
    public async Task One_that_is_silent_in_the_handshake_is_out_of_time()
    {
        using var listener = new Listener();
        using var bench = Bench();
        var asking = bench.AskAsync($"https://target.test:{listener.Port}/");
        using var socket = await listener.HearAsync();

        bench.Time.Advance(ProbeBench.Timeout);
        var result = await asking;

        Assert.Equal((CheckOutcome.TimedOut, "no secure connection in time"), (result.Outcome, result.Why));
    }

    [Fact]
    public async Task A_long_body_comes_through_in_many_records()
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
        using var bench = Bench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(), text: "xthe end")).Outcome);
    }

    [Fact]
    public async Task Nobody_is_led_out_of_tls()
    {
        using var certificate = Authority.Issue("target.test");
        await using var plain = new TargetServer(Good);
        await using var target = new TargetServer($"HTTP/1.1 302 Found\r\nLocation: {plain.Url()}\r\n\r\n", certificate);
        using var bench = Bench();

        var result = await bench.AskAsync(target.Url());

        Assert.Equal((CheckOutcome.BadRedirect, "it leads from https to http"), (result.Outcome, result.Why));
        Assert.Empty(plain.Visits.Items);
    }

    [Fact]
    public async Task Good_and_bad_ones_side_by_side_do_not_mix()
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = new TargetServer(Good, certificate);
        using var bench = Bench();

        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => bench.AskAsync(target.Url(host: i % 2 == 0 ? "target.test" : "other.test"))));

        Assert.Equal(Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? CheckOutcome.Ok : CheckOutcome.TlsFailed), results.Select(result => result.Outcome));
        Assert.Empty(bench.Lines.Items);
    }

    private static ProbeBench Bench() => new(root: Authority.Root);

    private static async Task AssertRefusedAsync(X509Certificate2 certificate, string why)
    {
        await using var target = new TargetServer(Good, certificate);
        using var bench = Bench();

        var result = await bench.AskAsync(target.Url());

        Assert.Equal((CheckOutcome.TlsFailed, 0, false), (result.Outcome, result.Status, result.MayBeOurs));
        Assert.Equal(why, result.Why);
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
