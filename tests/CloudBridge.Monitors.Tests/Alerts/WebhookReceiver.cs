using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.Monitors.Egress.Names;
using CloudBridge.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.Monitors.Tests.Alerts;

/// <summary>A real receiver on this machine: it keeps what it gets, and answers as a test says.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(Func<ReceivedAlert, (int Status, int? RetryAfter)> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(async context =>
        {
            var got = await ReceivedAlert.ReadAsync(context.Request);
            var (status, retryAfter) = answer(got);
            Got.Add(got with { Status = status });
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter is { } seconds ? $"{seconds}" : default;
        });
    }

    /// <summary>What came, with how it was answered.</summary>
    public SignalLog<ReceivedAlert> Got { get; } = new();

    public string Url => _app.Urls.First();

    public static async Task<WebhookReceiver> StartAsync(Func<ReceivedAlert, (int Status, int? RetryAfter)>? answer = null)
    {
        var receiver = new WebhookReceiver(answer ?? (_ => (StatusCodes.Status204NoContent, null)));
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>A client that may ask this machine.</summary>
    public static EgressHttpClient Client(TimeProvider time) => new(Dialer(), "CloudBridge/test", time);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static EgressDialer Dialer() => new(
        EgressPolicy.Read(["127.0.0.0/8"], [], allowHighPorts: true),
        new EgressOwnEndpoints(TimeProvider.System, () => []),
        new SystemHostResolver(),
        TimeProvider.System);
}
