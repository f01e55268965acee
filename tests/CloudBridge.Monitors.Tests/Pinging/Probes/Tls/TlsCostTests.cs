using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Tls;

/// <summary>What servers can make a check cost, and what old ones do that must go on working.</summary>
public sealed class TlsCostTests
{
    private static readonly TestAuthority Authority = new();

    [Theory]
    [InlineData(2_048)]
    [InlineData(4_104)]
    [InlineData(10_000)]
    public async Task Diffie_hellman_over_primes_of_the_server_is_not_spoken(int bits)
    {
        Assert.Equal(CheckOutcome.TlsFailed, await AskAsync(bits, "-www", "-tls1_2", "-cipher", "DHE-RSA-AES256-GCM-SHA384"));
    }

    [Theory]
    [InlineData("X25519")]
    [InlineData("P-256")]
    [InlineData("P-521")]
    public async Task The_groups_of_tls_1_3_are(string group)
    {
        Assert.Equal(CheckOutcome.Ok, await AskAsync(0, "-www", "-tls1_3", "-groups", group));
    }

    [Theory]
    [InlineData("AES128-SHA")]
    [InlineData("AES256-GCM-SHA384")]
    [InlineData("ECDHE-RSA-AES128-SHA")]
    public async Task Old_servers_are_understood(string cipher)
    {
        Assert.Equal(CheckOutcome.Ok, await AskAsync(0, "-www", "-tls1_2", "-cipher", cipher));
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

    private static async Task<CheckOutcome> AskAsync(int primeBits, params string[] options)
    {
        using var certificate = Authority.IssueRsa("target.test");
        await using var server = await OpenSslServer.StartAsync(certificate, primeBits, options);
        using var bench = new ProbeBench(root: Authority.Root);
        return (await bench.AskAsync($"https://target.test:{server.Port}/")).Outcome;
    }
}
