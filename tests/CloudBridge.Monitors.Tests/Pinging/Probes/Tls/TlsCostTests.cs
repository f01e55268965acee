using CloudBridge.Monitors.Pinging.Probes;
using CloudBridge.Monitors.Pinging.Probes.Tls;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Tls;

/// <summary>What servers can make a check cost, and what old ones do that must go on working.</summary>
public sealed class TlsCostTests
{
    private static readonly TestAuthority Authority = new();

    [Theory]
    [InlineData(2_048, "DHE-RSA-AES256-GCM-SHA384")]
    [InlineData(2_048, "DHE-RSA-AES128-SHA")]
    [InlineData(3_072, "DHE-RSA-AES128-GCM-SHA256")]
    [InlineData(4_096, "DHE-RSA-AES256-GCM-SHA384")]
    public async Task Who_has_nothing_but_diffie_hellman_over_primes_is_understood(int bits, string cipher)
    {
        Assert.Equal(CheckOutcome.Ok, (await AskAsync(bits, "-www", "-tls1_2", "-cipher", cipher)).Outcome);
    }

    [Theory]
    [InlineData(4_104)]
    [InlineData(8_192)]
    [InlineData(10_000)]
    public async Task A_longer_prime_is_not_computed_with(int bits)
    {
        var result = await AskAsync(bits, "-www", "-tls1_2", "-cipher", "DHE-RSA-AES256-GCM-SHA384");

        Assert.Equal((CheckOutcome.TlsFailed, TlsReasons.TooCostly), (result.Outcome, result.Why));
    }

    [Fact]
    public async Task Who_has_something_else_too_is_not_asked_over_primes()
    {
        Assert.Equal(CheckOutcome.Ok, (await AskAsync(10_000, "-www", "-tls1_2", "-cipher", "DHE-RSA-AES256-GCM-SHA384:AES128-SHA", "-serverpref")).Outcome);
    }

    [Fact]
    public async Task A_host_with_primes_is_asked_at_once_in_the_way_that_it_knows()
    {
        using var certificate = Authority.IssueRsa("target.test");
        await using var server = await OpenSslServer.StartAsync(certificate, 2_048, "-www", "-tls1_2", "-cipher", "DHE-RSA-AES256-GCM-SHA384");
        using var bench = new ProbeBench(root: Authority.Root);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync($"https://target.test:{server.Port}/")).Outcome);
        }

        Assert.Single(server.Lines, line => line.Contains("no shared cipher", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_has_a_budget_of_processor_time()
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = new TargetServer("HTTP/1.1 200 OK\r\n\r\n", certificate);
        using var bench = new ProbeBench(root: Authority.Root, limits: new HttpProbeOptions { TlsProcessorTime = TimeSpan.FromTicks(1) });

        var result = await bench.AskAsync(target.Url());

        Assert.Equal((CheckOutcome.TlsFailed, TlsReasons.TooCostly), (result.Outcome, result.Why));
    }

    [Theory]
    [InlineData("X25519")]
    [InlineData("P-256")]
    [InlineData("P-521")]
    public async Task The_groups_of_tls_1_3_are(string group)
    {
        Assert.Equal(CheckOutcome.Ok, (await AskAsync(0, "-www", "-tls1_3", "-groups", group)).Outcome);
    }

    [Theory]
    [InlineData("AES128-SHA")]
    [InlineData("AES256-GCM-SHA384")]
    [InlineData("ECDHE-RSA-AES128-SHA")]
    public async Task Old_servers_are_understood(string cipher)
    {
        Assert.Equal(CheckOutcome.Ok, (await AskAsync(0, "-www", "-tls1_2", "-cipher", cipher)).Outcome);
    }

    [Fact]
    public async Task Nobody_renegotiates()
    {
        using var certificate = Authority.IssueRsa("target.test");
        await using var server = await OpenSslServer.StartAsync(certificate, 0, "-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256");
        using var bench = new ProbeBench(root: Authority.Root);
        var asking = bench.AskAsync($"https://target.test:{server.Port}/");
        await server.WhenSaidAsync("GET / HTTP/1.1");

        await server.TypeAsync("R");

        // The server would wait for its next line otherwise.
        Assert.NotEqual(CheckOutcome.Ok, (await asking).Outcome);
    }

    private static async Task<ProbeResult> AskAsync(int primeBits, params string[] options)
    {
        using var certificate = Authority.IssueRsa("target.test");
        await using var server = await OpenSslServer.StartAsync(certificate, primeBits, options);
        using var bench = new ProbeBench(root: Authority.Root);
        return await bench.AskAsync($"https://target.test:{server.Port}/");
    }
}
