using CloudBridge.Monitors.Pinging.Probes.Tls;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Tls;

/// <summary>What servers can make a check cost, and what old ones do that must go on working.</summary>
public sealed class TlsCostTests
{
    private static readonly TestAuthority Authority = new();

    public static TheoryData<string> Clients => TlsProbeTests.Clients;

    [Theory]
    [InlineData(2_048)]
    [InlineData(4_096)]
    public async Task Diffie_hellman_with_a_prime_that_servers_have_is_spoken(int bits)
    {
        Assert.Equal(CheckOutcome.Ok, await AskAsync("openssl", bits, "-www", "-tls1_2", "-cipher", "DHE-RSA-AES256-GCM-SHA384"));
    }

    [Theory]
    [InlineData("openssl", 4_104)]
    [InlineData("openssl", 8_192)]
    [InlineData("openssl", 10_000)]
    [InlineData("framework", 10_000)]
    public async Task A_longer_prime_is_not(string client, int bits)
    {
        Assert.Equal(CheckOutcome.TlsFailed, await AskAsync(client, bits, "-www", "-tls1_2", "-cipher", "DHE-RSA-AES256-GCM-SHA384"));
    }

    [Theory]
    [InlineData("ffdhe4096", true)]
    [InlineData("ffdhe6144", false)]
    [InlineData("ffdhe8192", false)]
    [InlineData("X25519", true)]
    [InlineData("P-256", true)]
    [InlineData("P-521", true)]
    public async Task Nor_is_a_long_group_of_tls_1_3(string group, bool isSpoken)
    {
        Assert.Equal(isSpoken ? CheckOutcome.Ok : CheckOutcome.TlsFailed, await AskAsync("openssl", 0, "-www", "-tls1_3", "-groups", group));
    }

    [Theory]
    [InlineData("AES128-SHA")]
    [InlineData("AES256-GCM-SHA384")]
    [InlineData("ECDHE-RSA-AES128-SHA")]
    public async Task Old_servers_are_understood(string cipher)
    {
        Assert.Equal(CheckOutcome.Ok, await AskAsync("openssl", 0, "-www", "-tls1_2", "-cipher", cipher));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Nobody_renegotiates(string client)
    {
        using var certificate = Authority.IssueRsa("target.test");
        await using var server = await OpenSslServer.StartAsync(certificate, 0, "-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256");
        using var bench = Bench(client);
        var asking = bench.AskAsync($"https://target.test:{server.Port}/");
        await server.WhenSaidAsync("GET / HTTP/1.1");

        await server.TypeAsync("R");

        // The server would wait for its next line otherwise.
        Assert.NotEqual(CheckOutcome.Ok, (await asking).Outcome);
    }

    [Fact]
    public async Task A_check_has_a_budget_of_processor_time()
    {
        using var certificate = Authority.Issue("target.test");
        await using var target = new TargetServer("HTTP/1.1 200 OK\r\n\r\n", certificate);
        using var bench = new ProbeBench(new OpenSslClient([Authority.Root]) { Budget = TimeSpan.FromTicks(1) });

        Assert.Equal(CheckOutcome.TlsFailed, (await bench.AskAsync(target.Url())).Outcome);
    }

    private static async Task<CheckOutcome> AskAsync(string client, int primeBits, params string[] options)
    {
        using var certificate = Authority.IssueRsa("target.test");
        await using var server = await OpenSslServer.StartAsync(certificate, primeBits, options);
        using var bench = Bench(client);
        return (await bench.AskAsync($"https://target.test:{server.Port}/")).Outcome;
    }

    private static ProbeBench Bench(string client) =>
        new(client == "openssl" ? new OpenSslClient([Authority.Root]) : new SslStreamClient([Authority.Root]));
}
