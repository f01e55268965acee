using System.Net;
using System.Security.Cryptography;
using System.Text;
using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.Monitors.Egress.Names;
using CloudBridge.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.Monitors.Tests.Alerts;

/// <summary>A real receiver on this machine, which checks signatures as the documentation tells people to.</summary>
public sealed class WebhookReceiverTests
{
    [Fact]
    public async Task A_receiver_can_verify_what_it_gets()
    {
        var got = new SignalLog<(string Signature, string Delivery, string Body)>();
        await using var receiver = await StartAsync(got);
        using var http = new EgressHttpClient(Dialer(), "CloudBridge/test", TimeProvider.System);
        await using var bench = new AlertBench(new EgressAlertPost(http));
        await bench.StartAsync(AlertKind.Webhook, receiver.Urls.First() + "/hook");
        await bench.ChangeAsync(MonitorState.Down);

        await bench.LookAsync();
        var (signature, delivery, body) = (await got.CountAsync(1))[0];

        Assert.True(IsRight(signature, body, AlertBench.Secret, bench.Clock.GetUtcNow()));
        Assert.False(IsRight(signature, body + " ", AlertBench.Secret, bench.Clock.GetUtcNow()));
        Assert.False(IsRight(signature, body, "other", bench.Clock.GetUtcNow()));
        Assert.Matches("^[0-9]+$", delivery);
        await bench.Log.FirstAsync(line => line.Text.Contains("was delivered", StringComparison.Ordinal));
        Assert.Empty(await bench.Store.DueAlertsAsync(DateTimeOffset.MaxValue, 10));
    }

    private static async Task<WebApplication> StartAsync(SignalLog<(string Signature, string Delivery, string Body)> got)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            got.Add((context.Request.Headers["X-CloudBridge-Signature"].ToString(), context.Request.Headers["X-CloudBridge-Delivery"].ToString(), await reader.ReadToEndAsync()));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
        await app.StartAsync();
        return app;
    }

    private static EgressDialer Dialer() => new(
        EgressPolicy.Read(["127.0.0.0/8"], [], allowHighPorts: true),
        new EgressOwnEndpoints(TimeProvider.System, () => []),
        new SystemHostResolver(),
        TimeProvider.System);

    private static bool IsRight(string signature, string body, string secret, DateTimeOffset now)
    {
        var parts = signature.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var own = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{body}")));
        var age = now.ToUnixTimeSeconds() - long.Parse(parts["t"], System.Globalization.CultureInfo.InvariantCulture);
        return age is >= 0 and <= 300 && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(own), Encoding.ASCII.GetBytes(parts["v1"]));
    }
}
