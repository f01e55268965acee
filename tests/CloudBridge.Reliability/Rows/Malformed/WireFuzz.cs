using CloudBridge.CloudServer;
using CloudBridge.Reliability.Drivers;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Reliability.Rows.Malformed;

/// <summary>Hostile frames on real sockets, against the cloud server and against a bridge; both must serve afterwards.</summary>
internal static class WireFuzz
{
    private const int Attackers = 8;
    private const int Projects = 40;
    private const int Speed = 30;
    private const long MaxMemory = 384 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(int frames, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        using var errors = new ErrorCounter();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(errors));
        await using var server = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0 }, loggers, run.Time, cancellationToken);
        await AttackServerAsync(server, frames / 2, result, run, cancellationToken);
        await AttackBridgeAsync(server.Url, frames / 2, errors, result, run, cancellationToken);
        foreach (var error in errors.Errors.Take(5))
        {
            result.Fault($"Logged: {error}");
        }

        var memory = GC.GetTotalMemory(forceFullCollection: true);
        result.Check(memory < MaxMemory, $"Managed memory is {memory / 1024 / 1024} MiB afterwards.");
        result.With("managed_mib_after_wire", memory / 1024.0 / 1024.0);
    }

    private static async Task AttackServerAsync(CloudServerHost server, int frames, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        var sent = 0;
        await Task.WhenAll(Enumerable.Range(0, Attackers).Select(async attacker =>
        {
            var client = new HostileClient(server.Url, run.Random(100 + attacker));
            while (Volatile.Read(ref sent) < frames)
            {
                Interlocked.Add(ref sent, await client.AttackAsync(cancellationToken));
            }
        }));
        result.N += sent;
        result.With("wire_frames_to_server", sent);
        await using var writer = await CloudSocket.JoinAsync(server.Url, "honest", "writer");
        await using var reader = await CloudSocket.JoinAsync(server.Url, "honest", "reader");
        await writer.SetAsync("x", "42");
        var line = await reader.NextAsync();
        result.Check(line.Value == "42", $"Afterwards the server delivered '{line.Line}'.");
    }

    private static async Task AttackBridgeAsync(Uri honest, int frames, ErrorCounter errors, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        await using var cloud = new HostileCloud(honest, run.Seed);
        using var host = Build(cloud.Url, errors);
        await host.StartAsync(cancellationToken);
        while (cloud.Sent < frames)
        {
            await Task.Delay(Poll, cancellationToken);
        }

        cloud.BecomeHonest();
        result.N += cloud.Sent;
        result.With("wire_frames_to_bridge", cloud.Sent).With("wire_connections_of_bridge", cloud.Connections);
        await Task.WhenAll(Enumerable.Range(0, Projects).Select(async i =>
        {
            var history = new PlayerHistory();
            await using var player = await ProjectPlayer.JoinAsync(honest, $"project{i}", "player", history, run.Time, run.Random(500 + i), cancellationToken);
            var question = await player.AskAsync("after", Patience, "probe", [$"{i}"], cancellationToken);
            result.Check(question.Answer == $"{i}", $"Afterwards project {i} was answered {question.End} '{question.Answer}'.");
        }));
        await host.StopAsync(cancellationToken);
    }

    /// <summary>On a fast clock, because a bridge waits longer and longer for a cloud that treats it so.</summary>
    private static IHost Build(Uri url, ErrorCounter errors)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(errors);
        builder.Services.AddSingleton<TimeProvider>(new FastClock(Speed));
        builder.Services.AddCloudBridge(options =>
                options.AddCloud("hostile", url.ToString(), CloudKind.Embedded, [.. Enumerable.Range(0, Projects).Select(i => $"project{i}")]).SetInterval = TimeSpan.Zero)
            .MapRequest("probe", (int number) => number);
        return builder.Build();
    }
}
