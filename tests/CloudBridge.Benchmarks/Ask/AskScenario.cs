using System.Globalization;
using System.Text.Json;
using CloudBridge.Benchmarks.Cloud;
using CloudBridge.Client;

namespace CloudBridge.Benchmarks.Ask;

/// <summary>Server, bridge and 40 clients in processes of their own: at full speed, and at Scratch's 10 values a second.</summary>
internal sealed class AskScenario : IScenario
{
    private const int Askers = 40;
    private const int LongAnswer = 20_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(170);

    public string Name => "ask";

    public string Description => "40 clients ask a bridge through a cloud: answers per second and per bridge CPU-second, waits at 10 sets/s";

    public async Task<int> RunAsync(string[] args)
    {
        using var limit = new CancellationTokenSource(Limit);
        var fast = await AskAsync(intervalMilliseconds: 0, valueLength: 100_000, warmUp: 3, seconds: 8, limit.Token);
        var slow = await AskAsync(intervalMilliseconds: 100, valueLength: 256, warmUp: 5, seconds: 15, limit.Token);
        var behind = await AskBehindLongAnswerAsync(limit.Token);

        FigureTable.Print(
            new Dictionary<string, object>
            {
                ["answers_per_second"] = Math.Round(fast.Result.Answers / fast.Result.Seconds),
                ["answers_per_cpu_second"] = Math.Round(fast.Result.Answers / fast.BridgeSeconds),
                ["median_ms"] = Math.Round(fast.Result.MedianMs, 2),
                ["p99_ms"] = Math.Round(fast.Result.P99Ms, 2),
                ["answers_per_second_at_10_sets"] = Math.Round(slow.Result.Answers / slow.Result.Seconds, 2),
                ["median_seconds_at_10_sets"] = Math.Round(slow.Result.MedianMs / 1000, 2),
                ["p99_seconds_at_10_sets"] = Math.Round(slow.Result.P99Ms / 1000, 2),
                ["short_behind_long_seconds"] = Math.Round(behind.Short, 3),
                ["long_answer_seconds"] = Math.Round(behind.Long, 2),
                ["wrong_answers"] = fast.Result.Wrong + slow.Result.Wrong + behind.Wrong,
                ["askers"] = Askers,
            },
            args);
        return fast.Result.Wrong + slow.Result.Wrong + behind.Wrong == 0 ? 0 : 1;
    }

    private static async Task<(AskResult Result, double BridgeSeconds)> AskAsync(int intervalMilliseconds, int valueLength, int warmUp, int seconds, CancellationToken cancellationToken)
    {
        await using var server = await CloudServerProcess.StartAsync(cancellationToken);
        await using var bridge = await StartBridgeAsync(server.Url, intervalMilliseconds, valueLength, cancellationToken);
        await using var clients = RoleProcess.Start(AskClientsRole.RoleName, server.Url.ToString(), Text(Askers), Text(warmUp), Text(seconds));
        await clients.ReadLineAsync(cancellationToken);
        var before = bridge.ProcessorTime;
        await clients.ReadLineAsync(cancellationToken);
        var used = bridge.ProcessorTime - before;
        var result = JsonSerializer.Deserialize<AskResult>(await clients.ReadLineAsync(cancellationToken))!;
        return (result, used.TotalSeconds);
    }

    /// <summary>One client asks for a long answer; while it is on the wire another asks for a short one, five times.</summary>
    private static async Task<(double Short, double Long, long Wrong)> AskBehindLongAnswerAsync(CancellationToken cancellationToken)
    {
        await using var server = await CloudServerProcess.StartAsync(cancellationToken);
        await using var bridge = await StartBridgeAsync(server.Url, 100, 256, cancellationToken);
        var cloud = new CloudOptions { Kind = CloudKind.Embedded, Url = server.Url };
        await using var patient = await CloudRequestClient.ConnectAsync(cloud, AskBridgeRole.Project, cancellationToken: cancellationToken);
        await using var hasty = await CloudRequestClient.ConnectAsync(cloud, AskBridgeRole.Project, cancellationToken: cancellationToken);
        var begun = new TaskCompletionSource();
        patient.ValueSeen += value =>
        {
            if (!value.IsSent)
            {
                begun.TrySetResult();
            }
        };
        var longAnswer = patient.AskAsync("big", [Text(LongAnswer)], TimeSpan.FromSeconds(40), cancellationToken);
        await begun.Task.WaitAsync(cancellationToken);

        var longest = 0.0;
        var wrong = 0L;
        for (var i = 0; i < 5; i++)
        {
            var answer = await hasty.AskAsync("echo", ["quick"], TimeSpan.FromSeconds(10), cancellationToken);
            wrong += answer.Items is ["quick"] && !longAnswer.IsCompleted ? 0 : 1;
            longest = Math.Max(longest, answer.Elapsed.TotalSeconds);
        }

        var whole = await longAnswer;
        wrong += whole.Items is [{ Length: LongAnswer }] ? 0 : 1;
        return (longest, whole.Elapsed.TotalSeconds, wrong);
    }

    private static async Task<RoleProcess> StartBridgeAsync(Uri url, int intervalMilliseconds, int valueLength, CancellationToken cancellationToken)
    {
        var bridge = RoleProcess.Start(AskBridgeRole.RoleName, url.ToString(), Text(intervalMilliseconds), Text(valueLength));
        await bridge.ReadLineAsync(cancellationToken);
        return bridge;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
