using System.Net;
using CloudBridge.Scratch;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.Server.Tests;

/// <summary>Upstreams on a free port of this machine: a path has the JSON that a test gives it, whatever the query.</summary>
internal sealed class JsonUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;

    private JsonUpstream(IReadOnlyDictionary<string, string> answers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(context =>
        {
            var isKnown = answers.TryGetValue(context.Request.Path.Value!.TrimStart('/'), out var answer);
            context.Response.StatusCode = isKnown ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(answer ?? """{"code":"NotFound","message":""}""");
        });
    }

    /// <summary>Starts them.</summary>
    /// <param name="answers">JSON by the name of the upstream and the path there: <c>ScratchApi/users/mres</c>.</param>
    public static async Task<JsonUpstream> StartAsync(IReadOnlyDictionary<string, string> answers)
    {
        var upstream = new JsonUpstream(answers);
        await upstream._app.StartAsync();
        return upstream;
    }

    /// <summary>Has a server ask here.</summary>
    public void Configure(IDictionary<string, string> settings)
    {
        foreach (var name in Enum.GetNames<Upstream>())
        {
            settings[$"Upstream:{name}:Enabled"] = "true";
            settings[$"Upstream:{name}:BaseUrl"] = $"{_app.Urls.First()}/{name}/";
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
