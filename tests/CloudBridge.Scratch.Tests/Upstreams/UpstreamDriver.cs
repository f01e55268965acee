using System.Text;
using CloudBridge.Scratch.Upstreams.Asking;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Scratch.Tests.Upstreams;

/// <summary>A client as an application gets it, on a clock of its own and with the network in the hand of the test.</summary>
internal sealed class UpstreamDriver : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="options">How to ask; accepts the terms when null.</param>
    /// <param name="cache">A second cache; null for none.</param>
    /// <param name="overNetwork">True to send questions over real sockets.</param>
    /// <param name="time">The clock; null for <see cref="Time"/>.</param>
    public UpstreamDriver(UpstreamsOptions? options = null, IUpstreamCache? cache = null, bool overNetwork = false, TimeProvider? time = null)
    {
        Options = options ?? Accepting();
        var services = new ServiceCollection().AddSingleton(time ?? Time).AddLogging().AddSingleton<ILogger<UpstreamLines>>(new CapturedLogger<UpstreamLines>(Lines));
        if (cache is not null)
        {
            services.AddSingleton(cache);
        }

        services.AddUpstreamClient(Options);
        if (!overNetwork)
        {
            foreach (var upstream in Enum.GetNames<Upstream>())
            {
                services.AddHttpClient($"CloudBridge.{upstream}").ConfigurePrimaryHttpMessageHandler(() => Network);
            }
        }

        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<UpstreamClient>();
    }

    public ManualTimeProvider Time { get; } = new();

    public ScriptedUpstream Network { get; } = new();

    public SignalLog<LogLine> Lines { get; } = new();

    public UpstreamsOptions Options { get; }

    public UpstreamClient Client { get; }

    public IUpstreamControl Control => _services.GetRequiredService<IUpstreamControl>();

    public static UpstreamsOptions Accepting(Action<UpstreamOptions>? with = null)
    {
        var options = new UpstreamsOptions { AcceptTerms = true, Contact = "me@example.org" };
        foreach (var upstream in Enum.GetValues<Upstream>())
        {
            with?.Invoke(options.For(upstream));
        }

        return options;
    }

    public static UpstreamCall Call(string path = "users/mres", ReplyKind kind = ReplyKind.Item, Upstream upstream = Upstream.ScratchApi) => new(upstream, path, kind);

    public Task<UpstreamReply> AskAsync(string path = "users/mres", ReplyKind kind = ReplyKind.Item, Upstream upstream = Upstream.ScratchApi, CancellationToken cancellationToken = default) =>
        Patience.WaitAsync(Client.GetAsync(Call(path, kind, upstream), cancellationToken));

    public Task<UpstreamException> FailAsync(string path = "users/mres", Upstream upstream = Upstream.ScratchApi) =>
        Assert.ThrowsAsync<UpstreamException>(() => AskAsync(path, upstream: upstream));

    /// <summary>Waits for an answer; the clock runs on through every wait before it, but not while an attempt (5 s) is under way.</summary>
    public async Task<UpstreamReply> RunAsync(Task<UpstreamReply> asking)
    {
        while (!asking.IsCompleted)
        {
            var asleep = Time.WhenDueWithinAsync(TimeSpan.FromSeconds(4.5));
            await Patience.WaitAsync(Task.WhenAny(asking, asleep));
            if (asleep.IsCompleted)
            {
                Time.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        return await asking;
    }

    /// <summary>Completes when no question is under way, those in the background included.</summary>
    public async Task WhenQuietAsync()
    {
        while (Client.UnderWay > 0)
        {
            await QuietPool.WaitAsync();
        }
    }

    public static string Text(UpstreamReply reply) => Encoding.UTF8.GetString(reply.Body.Span);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
