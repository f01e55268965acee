using CloudBridge.Scratch;
using CloudBridge.Server.Features.Upstreams;
using CloudBridge.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Server.Tests.Features.Upstreams;

public sealed class DemoUpstreamTests
{
    [Fact]
    public void What_is_switched_off_by_name_stays_off()
    {
        var options = new UpstreamsOptions { Demo = true };
        options.For(Upstream.Ocular).Enabled = false;

        DemoUpstream.Prepare(options);

        Assert.False(options.For(Upstream.Ocular).Enabled);
        Assert.True(options.For(Upstream.ScratchApi).Enabled);
    }

    [Fact]
    public async Task Every_upstream_is_on_and_leads_to_the_demo()
    {
        var options = new UpstreamsOptions { Demo = true };
        await using var demo = new DemoUpstream(options, TimeProvider.System);
        DemoUpstream.Prepare(options);
        await demo.StartAsync(CancellationToken.None);

        foreach (var upstream in Enum.GetValues<Upstream>())
        {
            var one = options.For(upstream);
            Assert.True(one.Enabled);
            Assert.Equal(1_000, one.RequestsPerSecond);
            Assert.Equal(demo.Url, new Uri(one.BaseUrl!, "/"));
            Assert.EndsWith($"/{upstream.ToString().ToLowerInvariant()}/", one.BaseUrl!.AbsolutePath, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Before_it_listens_no_upstream_leads_anywhere_even_when_the_configuration_names_an_address()
    {
        var options = new UpstreamsOptions { Demo = true };
        options.For(Upstream.ScratchDb).BaseUrl = new Uri("http://192.0.2.1/");
        DemoUpstream.Prepare(options);

        Assert.All(Enum.GetValues<Upstream>(), upstream => Assert.EndsWith(".invalid", options.For(upstream).BaseUrl!.Host, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_demo_nothing_is_added_or_changed()
    {
        var configuration = ServerFeatures.Loader.Of(new Dictionary<string, string>());
        var services = new ServiceCollection();
        new UpstreamsFeature().Add(services, configuration);

        Assert.False(new DemoUpstreamFeature().IsEnabled(configuration));
        Assert.DoesNotContain(services, service => service.ServiceType == typeof(DemoUpstream));
        var options = (UpstreamsOptions)services.Single(service => service.ServiceType == typeof(UpstreamsOptions)).ImplementationInstance!;
        Assert.All(Enum.GetValues<Upstream>(), upstream => Assert.Null(options.For(upstream).BaseUrl));
    }

    [Fact]
    public async Task It_is_the_first_service_that_starts_in_a_server()
    {
        var configuration = ServerFeatures.Loader.Of(new Dictionary<string, string> { ["Lookup:Demo"] = "true", ["Http:Port"] = "0", ["CloudServer:Port"] = "0", ["Journal:Enabled"] = "false" });
        await using var app = ServerRun.Build(configuration, TextWriter.Null);

        var own = app.Services.GetServices<IHostedService>().First(service => service.GetType().Namespace!.StartsWith("CloudBridge", StringComparison.Ordinal));
        Assert.IsType<DemoUpstream>(own);
    }

    [Fact]
    public async Task The_start_page_says_that_answers_are_made_up()
    {
        await using var server = await RunningServer.StartAsync(settings => settings["Lookup:Demo"] = "true");
        await using var plain = await RunningServer.StartAsync();
        server.Http.DefaultRequestHeaders.Add("Accept", "text/html");
        plain.Http.DefaultRequestHeaders.Add("Accept", "text/html");

        Assert.Contains("made up", await server.Http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("made up", await plain.Http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }
}
