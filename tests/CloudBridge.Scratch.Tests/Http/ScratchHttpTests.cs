using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.Scratch.Http;
using CloudBridge.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace CloudBridge.Scratch.Tests.Http;

public sealed class ScratchHttpTests
{
    [Fact]
    public async Task A_server_that_stays_silent_is_left_after_ten_seconds()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var clock = new ManualTimeProvider();
        using var http = new ScratchHttp(Hosts((IPEndPoint)listener.LocalEndpoint), clock);
        var asking = http.SendAsync(new ScratchRequest(HttpMethod.Post, new Uri(http.Hosts.Site, "session"), 1024), CancellationToken.None);
        using var accepted = await Patience.WaitAsync(listener.AcceptTcpClientAsync());
        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(asking.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        var error = await Assert.ThrowsAsync<UnreachableException>(() => Patience.WaitAsync(asking));

        Assert.Contains("within 10 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_a_cancellation()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        using var http = new ScratchHttp(Hosts((IPEndPoint)listener.LocalEndpoint), new ManualTimeProvider());
        var asking = http.SendAsync(new ScratchRequest(HttpMethod.Get, http.Hosts.Site, 1024), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(asking));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var certificate = SelfSigned();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        await using var app = builder.Build();
        var heard = 0;
        app.Run(_ =>
        {
            Interlocked.Increment(ref heard);
            return Task.CompletedTask;
        });
        await app.StartAsync();
        var url = new Uri(app.Urls.First());
        using var http = new ScratchHttp(new ScratchHosts(url, url, new UriBuilder(url) { Scheme = "wss" }.Uri), TimeProvider.System);

        var error = await Assert.ThrowsAsync<UnreachableException>(() => http.SendAsync(new ScratchRequest(HttpMethod.Get, url, 1024), CancellationToken.None));

        Assert.Contains("certificate", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, heard);
    }

    [Fact]
    public async Task A_request_for_another_host_is_not_sent()
    {
        await using var canary = new Canary();
        await using var scratch = await FakeScratch.StartAsync();
        using var http = new ScratchHttp(scratch.Hosts, TimeProvider.System);
        var request = new ScratchRequest(HttpMethod.Get, new Uri($"http://127.0.0.1:{canary.Port}/"), 1024) { Cookie = "planted" };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => http.SendAsync(request, CancellationToken.None));

        Assert.Equal(0, canary.Connections);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cloud_log_gets_no_secret_when_it_is_another_server()
    {
        await using var log = new Canary();
        await using var scratch = await FakeScratch.StartAsync();
        var hosts = new ScratchHosts(scratch.Url, new Uri($"http://127.0.0.1:{log.Port}/"), scratch.Hosts.CloudSocket);
        using var http = new ScratchHttp(hosts, TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => http.SendAsync(new ScratchRequest(HttpMethod.Get, hosts.CloudLog, 1024) { Cookie = "planted" }, CancellationToken.None));
        Assert.Empty((await new CloudLogClient(http).ReadAsync("1", 1, 0, CancellationToken.None)).Rows);

        Assert.DoesNotContain("Cookie", log.Heard, StringComparison.OrdinalIgnoreCase);
    }

    private static ScratchHosts Hosts(IPEndPoint end)
    {
        var url = new Uri($"http://127.0.0.1:{end.Port}/");
        return new(url, url, new UriBuilder(url) { Scheme = "ws" }.Uri);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
