using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Probes.Tls;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Tls;

/// <summary>What servers do in the handshake, for both clients.</summary>
public sealed class TlsHandshakeTests
{
    private const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static readonly TestAuthority Authority = new();

    public static TheoryData<string> Clients => TlsProbeTests.Clients;

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_chain_over_an_intermediate_is_trusted_when_the_target_sends_it(string client)
    {
        var intermediate = Authority.Intermediate();
        var leaf = intermediate.Issue("target.test");
        var whole = SslStreamCertificateContext.Create(leaf, [intermediate.Root], offline: true);
        var cut = SslStreamCertificateContext.Create(leaf, [], offline: true);

        Assert.Equal(CheckOutcome.Ok, (await AskAsync(client, new SslServerAuthenticationOptions { ServerCertificateContext = whole })).Outcome);
        Assert.Equal(CheckOutcome.TlsFailed, (await AskAsync(client, new SslServerAuthenticationOptions { ServerCertificateContext = cut })).Outcome);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task An_rsa_key_is_as_good(string client)
    {
        using var certificate = Authority.IssueRsa("target.test");

        Assert.Equal(CheckOutcome.Ok, (await AskAsync(client, new SslServerAuthenticationOptions { ServerCertificate = certificate })).Outcome);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task An_older_version_is_spoken_too(string client)
    {
        using var certificate = Authority.Issue("target.test");
        var options = new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = SslProtocols.Tls12 };

        Assert.Equal(CheckOutcome.Ok, (await AskAsync(client, options)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task The_target_learns_the_name_that_is_asked_for(string client)
    {
        using var certificate = Authority.Issue("target.test");
        var names = new SignalLog<string>();
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateSelectionCallback = (_, name) =>
            {
                names.Add(name ?? "");
                return certificate;
            },
        };

        await AskAsync(client, options);

        Assert.Equal(["target.test"], names.Items);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_handshake_in_single_bytes_is_one(string client)
    {
        using var certificate = Authority.Issue("target.test");

        Assert.Equal(CheckOutcome.Ok, (await AskAsync(client, new SslServerAuthenticationOptions { ServerCertificate = certificate }, isDripping: true)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_target_that_wants_a_certificate_of_ours_gets_none(string client)
    {
        using var certificate = Authority.Issue("target.test");
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, given, _, _) => given is not null,
        };

        var result = await AskAsync(client, options);

        Assert.Contains(result.Outcome, (CheckOutcome[])[CheckOutcome.TlsFailed, CheckOutcome.BadAnswer]);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Each_check_sees_the_certificate_of_that_moment(string client)
    {
        using var first = Authority.Issue("target.test", untilDay: 20);
        using var second = Authority.Issue("target.test", untilDay: 40);
        using var wrong = Authority.Issue("other.test");
        var next = new Queue<X509Certificate2>([first, second, wrong]);
        await using var target = new TargetServer(
            visit => visit.SendAsync(Good),
            new SslServerAuthenticationOptions { ServerCertificateSelectionCallback = (_, _) => next.Dequeue() });
        using var bench = Bench(client);

        Assert.Equal(EndOf(first), (await bench.AskAsync(target.Url())).CertificateEndsAt);
        Assert.Equal(EndOf(second), (await bench.AskAsync(target.Url())).CertificateEndsAt);
        Assert.Equal(CheckOutcome.TlsFailed, (await bench.AskAsync(target.Url())).Outcome);
    }

    private static DateTimeOffset EndOf(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime());

    private static ProbeBench Bench(string client) =>
        new(client == "openssl" ? new OpenSslClient([Authority.Root]) : new SslStreamClient([Authority.Root]));

    private static async Task<ProbeResult> AskAsync(string client, SslServerAuthenticationOptions options, bool isDripping = false)
    {
        await using var target = new TargetServer(visit => visit.SendAsync(Good), options) { IsDripping = isDripping };
        using var bench = Bench(client);
        return await bench.AskAsync(target.Url());
    }
}
