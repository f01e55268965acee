using System.Text;
using CloudBridge.Connections;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Reliability.Rows.Malformed;

/// <summary>Hostile messages through the real stages of a bridge, from the message reader to the handlers and back.</summary>
internal static class InProcessFuzz
{
    private const int ProbeEvery = 10_000;
    private const long MaxMemory = 256 * 1024 * 1024;
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(int messages, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        var socket = new HostileSocket();
        using var errors = new ErrorCounter();
        using var host = Build(socket, errors);
        await host.StartAsync(cancellationToken);
        var text = new HostileText(run.Random(1));
        var started = run.Time.GetTimestamp();
        long peak = 0;
        for (var i = 1; i <= messages; i++)
        {
            await socket.SayAsync(text.Next(), cancellationToken);
            if (i % ProbeEvery == 0 || i == messages)
            {
                await ProbeAsync(socket, i, cancellationToken);
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        await host.StopAsync(cancellationToken);
        result.N += messages;
        result.Check(socket.Connects == 1, $"The bridge lost its connection {socket.Connects - 1} times.");
        result.Check(socket.Slowest < LongestCall, $"A message took {socket.Slowest.TotalMilliseconds:F0} ms.");
        result.Check(peak < MaxMemory, $"Managed memory grew to {peak / 1024 / 1024} MiB.");
        foreach (var error in errors.Errors.Take(5))
        {
            result.Fault($"The bridge logged: {error}");
        }

        result.With("in_process", messages)
            .With("in_process_seconds", run.Time.GetElapsedTime(started).TotalSeconds)
            .With("slowest_message_ms", socket.Slowest.TotalMilliseconds)
            .With("managed_mib", peak / 1024.0 / 1024.0);
    }

    private static IHost Build(HostileSocket socket, ErrorCounter errors)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(errors);
        builder.Services.AddSingleton<IWebSocketConnectionFactory>(socket);
        builder.Services.AddCloudBridge(options => options.AddCloud("hostile", "ws://hostile/", CloudKind.Embedded, "demo").SetInterval = TimeSpan.Zero)
            .MapRequest("probe", (int number) => number);
        return builder.Build();
    }

    /// <summary>The bridge still serves: a good request is answered with its number.</summary>
    private static async Task ProbeAsync(HostileSocket socket, int number, CancellationToken cancellationToken)
    {
        var id = $"{70_000_000 + number}0";
        var answered = socket.WhenSentAsync(Encoding.ASCII.GetBytes($".{id}3222"));
        await socket.SayAsync("{\"method\":\"ready\"}\n"u8.ToArray(), cancellationToken);
        foreach (var value in MemoryPlayer.Values(id, "probe", $"{number}"))
        {
            await socket.SayAsync(Encoding.UTF8.GetBytes($$"""{"method":"set","name":"☁ TO_HOST","value":"{{value}}"}"""), cancellationToken);
        }

        await answered.WaitAsync(Patience, cancellationToken);
    }
}
