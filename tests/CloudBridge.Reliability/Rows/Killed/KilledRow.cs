using System.Globalization;
using CloudBridge.CloudServer;
using CloudBridge.Reliability.Drivers;
using CloudBridge.Reliability.Rows.Answers;
using CloudBridge.Reliability.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Killed;

/// <summary>Players ask while the process of the bridge is killed and started again on the same journal.</summary>
internal sealed class KilledRow : IReliabilityRow
{
    private const int FullRequests = 1_000;
    private const int FullKills = 100;
    private const int Projects = 8;
    private const int LongestLife = 700;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly int[] Lengths = [0, 20, 200, 900];

    public string Name => "killed";

    public string Claim => "nothing is lost when the process is killed (kill -9) and restarted";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("cloudbridge-killed-").FullName;
        var effects = Path.Combine(folder, "effects.txt");
        await using var server = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0 }, NullLoggerFactory.Instance, run.Time, cancellationToken);
        var history = new PlayerHistory();
        try
        {
            string[] args = [server.Url.ToString(), folder, effects, Projects.ToString(CultureInfo.InvariantCulture)];
            var killer = new BridgeKiller("killed-bridge", args, run.Random());
            await killer.StartAsync(cancellationToken);
            var questions = AskAllAsync(server.Url, run, history, killer, cancellationToken);
            await killer.KillAsync(run.Count(FullKills), LongestLife, cancellationToken);
            var asked = await questions;
            await killer.StopAsync();
            return Check(asked, history, EffectsFile.Read(effects)).With("kills", killer.Kills)
                .With("repeats", history.Repeats)
                .With("rerequests", history.Rerequests)
                .With("asked_anew_as_told", history.AskedAnew);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The questions are spread over the kills: a player waits for a kill now and then.</summary>
    private static async Task<IReadOnlyList<string>> AskAllAsync(Uri cloud, RowRun run, PlayerHistory history, BridgeKiller killer, CancellationToken cancellationToken)
    {
        var requests = run.Count(FullRequests, Projects);
        var kills = run.Count(FullKills);
        var asked = await Task.WhenAll(Enumerable.Range(0, Projects).Select(async project =>
        {
            await using var player = await ProjectPlayer.JoinAsync(cloud, AnswersBridge.ProjectOf(project), $"player{project}", history, run.Time, run.Random(project + 1), cancellationToken);
            var keys = new List<string>();
            for (var number = project; number < requests; number += Projects)
            {
                await killer.WhenKilledAsync((int)((long)number * kills / requests), cancellationToken);
                var isEffect = number % 2 == 0;
                var length = Lengths[number / 2 % Lengths.Length];
                var key = $"k{number}x{length}";
                keys.Add(key);
                await player.AskAsync(key, Patience, isEffect ? KilledBridgeRole.Effect : KilledBridgeRole.Reading, [key, length.ToString(CultureInfo.InvariantCulture)], cancellationToken);
            }

            return keys;
        }));
        return [.. asked.SelectMany(keys => keys)];
    }

    private static RowResult Check(IReadOnlyList<string> asked, PlayerHistory history, IReadOnlyList<(string Request, string Key, string Id)> effects)
    {
        var result = new RowResult { N = asked.Count };
        var questions = history.Questions.ToDictionary(question => question.Key);
        foreach (var key in asked)
        {
            var question = questions.GetValueOrDefault(key);
            var answer = Ledger.AnswerOf(key, int.Parse(key.AsSpan(key.IndexOf('x', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture));
            result.Check(question?.End == QuestionEnd.Ok && question.Answer == answer, $"{key} ended {question?.End.ToString() ?? "never"}: {question?.Answer}");
        }

        var twice = effects.Where(effect => effect.Request == KilledBridgeRole.Effect).GroupBy(effect => effect.Id).Where(runs => runs.Count() > 1).ToArray();
        result.Check(twice.Length == 0, $"{twice.Length} requests with an effect ran more than once under the same id.");
        var waits = history.Questions.Select(question => question.Elapsed.TotalSeconds).Order().ToArray();
        return result
            .With("effects_done_twice_after_asking_anew", effects.Where(effect => effect.Request == KilledBridgeRole.Effect).GroupBy(effect => effect.Key).Count(runs => runs.Count() > 1))
            .With("readings_run_again", effects.Where(effect => effect.Request == KilledBridgeRole.Reading).GroupBy(effect => effect.Key).Count(runs => runs.Count() > 1))
            .With("median_seconds", waits[waits.Length / 2])
            .With("longest_seconds", waits[^1]);
    }
}
