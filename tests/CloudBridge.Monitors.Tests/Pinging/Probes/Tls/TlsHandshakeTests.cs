using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Tls;

/// <summary>What servers do in the handshake.</summary>
public sealed class TlsHandshakeTests
{
    private const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static readonly TestAuthority Authority = new();

    [Fact]
    public async Task A_chain_over_an_intermediate_is_trusted_when_the_target_sends_it()
    {
        var intermediate = Authority.Intermediate();
        var leaf = intermediate.Issue("target.test");
        var whole = SslStreamCertificateContext.Create(leaf, [intermediate.Root], offline: true);
        var cut = SslStreamCertificateContext.Create(leaf, [], offline: true);

        Assert.Equal(CheckOutcome.Ok, (await AskAsync(new SslServerAuthenticationOptions { ServerCertificateContext = whole })).Outcome);
        Assert.Equal(CheckOutcome.TlsFailed, (await AskAsync(new SslServerAuthenticationOptions { ServerCertificateContext = cut })).Outcome);
    }

    [Fact]
    public async Task An_rsa_key_is_as_good()
    {
        using var certificate = Authority.IssueRsa("target.test");

        Assert.Equal(CheckOutcome.Ok, (await AskAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate })).Outcome);
    }

    [Fact]
    public async Task An_older_version_is_spoken_too()
    {
        using var certificate = Authority.Issue("target.test");
        var options = new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = SslProtocols.Tls12 };

        Assert.Equal(CheckOutcome.Ok, (await AskAsync(options)).Outcome);
    }

    [Fact]
    public async Task The_target_learns_the_name_that_is_asked_for()
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

        await AskAsync(options);

        Assert.Equal(["target.test"], names.Items);
    }

    [Fact]
    public async Task A_handshake_in_single_bytes_is_one()
    {
        using var certificate = Authority.Issue("target.test");

        Assert.Equal(CheckOutcome.Ok, (await AskAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, isDripping: true)).Outcome);
    }

    [Fact]
    public async Task A_target_that_wants_a_certificate_of_ours_gets_none()
    {
        using var certificate = Authority.Issue("target.test");
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, given, _, _) => given is not null,
        };

        var result = await AskAsync(options);

        Assert.Contains(result.Outcome, (CheckOutcome[])[CheckOutcome.TlsFailed, CheckOutcome.BadAnswer]);
    }

    [Fact]
    public async Task Each_check_sees_the_certificate_of_that_moment()
    {
        using var first = Authority.Issue("target.test", untilDay: 20);
        using var second = Authority.Issue("target.test", untilDay: 40);
        using var wrong = Authority.Issue("other.test");
        var now = first;
        await using var target = new TargetServer(
            visit => visit.SendAsync(Good),
            new SslServerAuthenticationOptions { ServerCertificateSelectionCallback = (_, _) => now });
        using var bench = Bench();

        Assert.Equal(EndOf(first), (await bench.AskAsync(target.Url())).CertificateEndsAt);
        now = second;
        Assert.Equal(EndOf(second), (await bench.AskAsync(target.Url())).CertificateEndsAt);
        now = wrong;
        Assert.Equal(CheckOutcome.TlsFailed, (await bench.AskAsync(target.Url())).Outcome);
    }

    private static DateTimeOffset EndOf(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime());

    private static ProbeBench Bench() => new(root: Authority.Root);

    private static async Task<ProbeResult> AskAsync(SslServerAuthenticationOptions options, bool isDripping = false)
    {
        await using var target = new TargetServer(visit => visit.SendAsync(Good), options) { IsDripping = isDripping };
        using var bench = Bench();
        return await bench.AskAsync(target.Url());
    }
}
