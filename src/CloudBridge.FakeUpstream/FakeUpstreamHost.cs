using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.FakeUpstream;

/// <summary>
/// Stands in for every upstream, on this machine alone. Each has a folder of its own below <see cref="Url"/>, named as the
/// member of <c>Upstream</c> in small letters: <c>scratchapi/</c>, <c>scratchsite/</c>, <c>scratchdb/</c> and so on.
/// </summary>
public sealed class FakeUpstreamHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, long> _requests = new();

    private FakeUpstreamHost(WebApplication app, TimeProvider time)
    {
        _app = app;
        Trouble = new FakeTrouble(time);
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri Url => new(_app.Urls.Single().TrimEnd('/') + "/");

    /// <summary>The faults and the delay of the fake upstreams.</summary>
    public FakeTrouble Trouble { get; }

    /// <summary>Requests that came, over all upstreams.</summary>
    public long RequestCount => _requests.Values.Sum();

    /// <summary>The base address of an upstream, named in any case: <c>BaseUrlOf("ScratchApi")</c>.</summary>
    public Uri BaseUrlOf(string upstream)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(upstream);
#pragma warning disable CA1308 // Folders are in small letters.
        return new(Url, upstream.ToLowerInvariant() + "/");
#pragma warning restore CA1308
    }

    /// <summary>Requests that came for a path with query, such as <c>/scratchapi/users/mres</c>.</summary>
    public long RequestsFor(string pathAndQuery) => _requests.GetValueOrDefault(pathAndQuery);

    /// <summary>Starts it on a port that the system chooses, or a given one.</summary>
    public static async Task<FakeUpstreamHost> StartAsync(
        int port = 0,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        var app = builder.Build();
        var host = new FakeUpstreamHost(app, time ?? TimeProvider.System);
        app.Use(host.CountAsync);
        app.UseRouting();
        MapUpstreams(app);
        app.UseEndpoints(_ => { });
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return host;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void MapUpstreams(IEndpointRouteBuilder app)
    {
        Api.FakeApi.Map(app.MapGroup("/scratchapi"));
        Site.FakeSite.Map(app);
        ScratchDb.FakeScratchDb.Map(app.MapGroup("/scratchdb"));
    }

    private Task CountAsync(HttpContext context, RequestDelegate next)
    {
        _requests.AddOrUpdate(context.Request.Path + context.Request.QueryString.Value, 1, (_, count) => count + 1);
        return Trouble.ApplyAsync(context, next);
    }
}
