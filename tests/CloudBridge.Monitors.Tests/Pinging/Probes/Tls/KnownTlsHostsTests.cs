using System.Globalization;
using System.Net;
using CloudBridge.Monitors.Pinging.Probes.Tls;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Tls;

/// <summary>When a check makes a full handshake, and when less will do.</summary>
public sealed class KnownTlsHostsTests : IDisposable
{
    private const string Host = "target.test";
    private static readonly TestAuthority Authority = new();
    private static readonly IPEndPoint Here = new(IPAddress.Loopback, 443);
    private readonly ManualTimeProvider _time = new();
    private readonly KnownTlsHosts _hosts;

    public KnownTlsHostsTests() => _hosts = new(_time);

    [Theory]
    [InlineData("-tls1_3", "Reused, TLSv1.3")]
    [InlineData("-tls1_2", "New, TLSv1.2")]
    public async Task A_session_of_tls_1_3_is_resumed_until_the_hour_is_over(string version, string third)
    {
        using var certificate = Authority.IssueRsa(Host);
        await using var server = await OpenSslServer.StartAsync(certificate, 0, "-www", version);
        using var bench = new ProbeBench(root: Authority.Root);

        await AssertSaysAsync("New, ");
        // Only a connection that may resume a session leaves one to be resumed.
        await AssertSaysAsync("New, ");
        await AssertSaysAsync(third);
        bench.Time.Advance(TimeSpan.FromHours(1));
        await AssertSaysAsync("New, ");

        async Task AssertSaysAsync(string text)
        {
            var result = await bench.AskAsync($"https://{Host}:{server.Port}/", text: text);
            Assert.Equal((CheckOutcome.Ok, new DateTimeOffset(certificate.NotAfter.ToUniversalTime())), (result.Outcome, result.CertificateEndsAt));
        }
    }

    [Fact]
    public void A_host_is_known_for_an_hour_by_the_certificate_it_showed()
    {
        Learn();
        _time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal("leaf", _hosts.Find(Host, new IPEndPoint(IPAddress.Loopback, 443))?.Leaf);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_hosts.Find(Host, Here));
    }

    [Fact]
    public void At_another_address_it_is_not()
    {
        Learn();

        Assert.Null(_hosts.Find(Host, new IPEndPoint(IPAddress.Loopback, 8443)));
        Assert.Null(_hosts.Find(Host, new IPEndPoint(IPAddress.IPv6Loopback, 443)));
        Assert.Null(_hosts.Find("other.test", Here));
    }

    [Fact]
    public void What_went_wrong_makes_the_next_handshake_a_full_one()
    {
        Learn();
        _hosts.Forget(Host);
        Assert.Null(_hosts.Find(Host, Here));

        Learn();
        Assert.NotNull(_hosts.Find(Host, Here));
    }

    [Fact]
    public void A_host_that_was_not_as_it_was_known_makes_full_handshakes_for_a_day()
    {
        Learn();
        _hosts.Distrust(Host);
        _time.Advance(TimeSpan.FromHours(23));
        Learn();
        _hosts.Forget(Host);
        Learn();
        Assert.Null(_hosts.Find(Host, Here));

        _time.Advance(TimeSpan.FromHours(1));
        Learn();
        Assert.NotNull(_hosts.Find(Host, Here));
    }

    [Fact]
    public void A_bounded_number_of_hosts_is_known()
    {
        for (var i = 0; i <= KnownTlsHosts.Max; i++)
        {
            Learn(i.ToString(CultureInfo.InvariantCulture));
        }

        Assert.InRange(_hosts.Count, 1, KnownTlsHosts.Max);
    }

    public void Dispose() => _hosts.Dispose();

    private void Learn(string host = Host) => _hosts.Learn(host, Here, "leaf", Authority.Root.RawDataMemory, TlsOptions.Resuming);
}
