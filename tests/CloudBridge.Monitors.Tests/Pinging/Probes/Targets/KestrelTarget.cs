using System.Net;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

/// <summary>A target on this machine that speaks whole HTTP/2, and nothing else.</summary>
internal sealed class KestrelTarget : IAsyncDisposable
{
    private readonly WebApplication _app;

    private KestrelTarget(WebApplication app) => _app = app;

    /// <summary>What it was asked, a line for each request.</summary>
    public SignalLog<string> Asked { get; } = new();

    public int Port => new Uri(_app.Urls.First()).Port;

    /// <param name="answer">What it does with each request.</param>
    /// <param name="certificate">Its certificate; null for HTTP/2 without TLS.</param>
    public static async Task<KestrelTarget> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxResponseBufferSize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        var app = builder.Build();
        var target = new KestrelTarget(app);
        app.Run(async http =>
        {
            var (request, agent) = (http.Request, http.Request.Headers.UserAgent.ToString());
            var asked = $"{request.Method} {request.Scheme} {request.Host.Host} {request.Path}{request.QueryString} {request.Protocol}";
            target.Asked.Add($"{asked} [{agent}] [{request.Headers.Accept}] [{request.Headers.Cookie}]");
            await answer(http);
        });
        await app.StartAsync();
        return target;
    }

    public string Url(string path = "/", string scheme = "https", string host = "target.test") => $"{scheme}://{host}:{Port}{path}";

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
