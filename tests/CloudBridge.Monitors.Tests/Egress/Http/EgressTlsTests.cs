using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.TestKit;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Monitors.Tests.Egress.Http;

public sealed class EgressTlsTests : IAsyncDisposable
{
    private const string Public = "127.0.0.9";
    private readonly SignalLog<string?> _names = new();
    private readonly X509Certificate2 _certificate = SelfSigned("hook.example");
    private readonly RawSite _site;
    private readonly ScriptedHosts _hosts = new ScriptedHosts().Add("hook.example", Public).Add("other.example", Public);

    public EgressTlsTests() => _site = RawSite.Start(IPAddress.Parse(Public), Answer, SecureAsync);

    private string Url => $"https://hook.example:{_site.Endpoint.Port}";

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_accepted()
    {
        using var http = Client(isTrusted: null);

        Assert.Equal(CheckOutcome.TlsFailed, (await SendAsync(http, $"{Url}/")).Outcome);
        Assert.Empty(_site.Requests.Items);
    }

    [Fact]
    public async Task TLS_names_the_host_as_it_was_given_and_not_its_address()
    {
        using var http = Client(IsTrusted);

        Assert.Equal(200, (await SendAsync(http, $"{Url}/")).Status);
        Assert.Equal(["hook.example"], _names.Items);
        Assert.Contains($"Host: hook.example:{_site.Endpoint.Port}\r\n", Assert.Single(_site.Requests.Items), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_name_is_not_accepted()
    {
        using var http = Client(IsTrusted);

        Assert.Equal(CheckOutcome.TlsFailed, (await SendAsync(http, $"https://other.example:{_site.Endpoint.Port}/")).Outcome);
    }

    [Fact]
    public async Task A_redirect_never_leads_from_https_to_http()
    {
        using var http = Client(IsTrusted);

        Assert.Equal(CheckOutcome.BadRedirect, (await SendAsync(http, $"{Url}/down")).Outcome);
        Assert.Equal(CheckOutcome.Ok, (await SendAsync(http, $"{Url}/over")).Outcome);
    }

    private string Answer(string request) => request.Split(' ')[1] switch
    {
        "/down" => RawSite.Answer(302, $"Location: http://hook.example:{_site.Endpoint.Port}/"),
        "/over" => RawSite.Answer(302, $"Location: //hook.example:{_site.Endpoint.Port}/"),
        _ => RawSite.Answer(200),
    };

    /// <summary>Trusts our certificate, but only for its name.</summary>
    private static bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => (errors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0;

    private async Task<Stream> SecureAsync(Stream plain)
    {
        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync((_, hello, _, _) =>
        {
            _names.Add(hello.ServerName);
            return ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificate = _certificate });
        }, null);
        return secure;
    }

    private EgressHttpClient Client(RemoteCertificateValidationCallback? isTrusted)
    {
        var time = new ManualTimeProvider();
        var dialer = new EgressDialer(EgressPolicy.Read([Public], [], allowHighPorts: true), new EgressOwnEndpoints(time, () => []), _hosts, time);
        return new EgressHttpClient(dialer, "CloudBridge/test", time, isTrusted);
    }

    private static Task<EgressResponse> SendAsync(EgressHttpClient http, string url) => Patience.WaitAsync(http.SendAsync(new EgressRequest(HttpMethod.Get, url), default).AsTask());

    private static X509Certificate2 SelfSigned(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
