using System.Net;

namespace CloudBridge.Server.Features.Demo;

/// <summary>A small web site on this machine that can be switched, to see what a monitor makes of it.</summary>
internal sealed class TestSiteHost : IAsyncDisposable
{
    /// <summary>The port that examples name.</summary>
    public const int DefaultPort = 8090;

    /// <summary>Longer than the longest timeout of a check.</summary>
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(35);

    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private int _mode;

    private TestSiteHost(WebApplication app, TimeProvider time)
    {
        _app = app;
        _time = time;
    }

    /// <summary>Where it is.</summary>
    public Uri Url => new(_app.Urls.First() + "/");

    /// <summary>The way in which it answers.</summary>
    public TestSiteMode Mode => (TestSiteMode)Volatile.Read(ref _mode);

    /// <summary>Told of every switch.</summary>
    public event Action<TestSiteMode>? Switched;

    /// <summary>Starts it; it answers to this machine only.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="time">The clock of slow answers.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<TestSiteHost> StartAsync(int port, TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        var site = new TestSiteHost(builder.Build(), time);
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync(cancellationToken);
        return site;
    }

    /// <summary>Switches it.</summary>
    public void Switch(TestSiteMode mode)
    {
        Volatile.Write(ref _mode, (int)mode);
        Switched?.Invoke(mode);
    }

    /// <summary>Runs until Ctrl-C or the token.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && Enum.TryParse<TestSiteMode>(context.Request.Path.Value?.Trim('/'), ignoreCase: true, out var mode)
            && Enum.IsDefined(mode))
        {
            Switch(mode);
        }
        else if (Mode == TestSiteMode.Slow)
        {
            await Task.Delay(Slowness, _time, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else if (Mode == TestSiteMode.Down)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync($"{Mode}\n", CancellationToken.None);
    }
}
