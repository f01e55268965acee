using System.Net;
using CloudBridge.CloudServer;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Monitors.Egress;
using CloudBridge.Server.Hosting;
using CloudBridge.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Server.Tests.Features.Monitors.Egress;

public sealed class EgressServicesTests
{
    private readonly SignalLog<LogLine> _lines = new();

    [Fact]
    public async Task Each_allowed_range_is_logged_once_at_the_start()
    {
        await using var app = await StartAsync(("Egress:Allow", "127.0.0.0/8,::1"));

        Assert.Equal(
            ["Users may have addresses in 127.0.0.0/8 asked, because Egress:Allow says so", "Users may have addresses in ::1/128 asked, because Egress:Allow says so"],
            _lines.Items.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text));
    }

    [Fact]
    public async Task Nothing_is_allowed_or_logged_by_default()
    {
        await using var app = await StartAsync();

        Assert.Empty(_lines.Items);
        Assert.Equal(EgressRefusal.NotPublic, Refusal(app, "http://127.0.0.1:8080/"));
    }

    [Fact]
    public async Task The_guard_knows_the_ports_of_the_pages_and_of_the_cloud_server()
    {
        await using var app = await StartAsync(("Egress:Allow", "127.0.0.0/8"), ("Egress:AllowHighPorts", "true"));
        var page = new Uri(app.Urls.Single()).Port;
        var cloud = app.Services.GetRequiredService<EmbeddedCloud>().Url!.Port;

        Assert.Equal(EgressRefusal.OurOwn, Refusal(app, $"http://127.0.0.1:{page}/"));
        Assert.Equal(EgressRefusal.OurOwn, Refusal(app, $"http://127.3.2.1:{cloud}/"));
        Assert.Null(Refusal(app, "http://127.0.0.1:8080/"));
    }

    [Fact]
    public async Task What_goes_out_goes_through_the_guard()
    {
        await using var app = await StartAsync();

        var answer = await app.Services.GetRequiredService<EgressHttpClient>().SendAsync(new EgressRequest(HttpMethod.Get, app.Urls.Single()), default);

        Assert.Equal(CheckOutcome.Refused, answer.Outcome);
    }

    private static EgressRefusal? Refusal(WebApplication app, string url) =>
        (Record.Exception(() => app.Services.GetRequiredService<IEgressDialer>().Parse(url)) as EgressRefusedException)?.Refusal;

    private async Task<WebApplication> StartAsync(params (string Key, string Value)[] settings)
    {
        var configuration = ServerFeatures.Loader.Of(settings.Append(("CloudServer:Port", "0")).ToDictionary(setting => setting.Item1, setting => setting.Item2));
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore()
            .AddSection<CloudServerOptions>(configuration, EmbeddedCloudOptions.Section)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<EmbeddedCloud>()
            .AddHostedService(services => services.GetRequiredService<EmbeddedCloud>())
            .AddEgress(configuration.Get<EgressOptions>(EgressOptions.Section))
            .AddSingleton<ILogger<EgressStart>>(new CapturedLogger<EgressStart>(_lines));
        var app = builder.Build();
        await app.StartAsync();
        return app;
    }
}
