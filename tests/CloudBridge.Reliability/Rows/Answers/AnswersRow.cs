using CloudBridge.CloudServer;
using CloudBridge.Journal;
using CloudBridge.Reliability.Drivers;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit;
using CloudBridge.TestKit.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Answers;

/// <summary>Players ask while the connections between bridge and cloud break in every way there is.</summary>
internal sealed class AnswersRow : IReliabilityRow
{
    public string Name => "answers";

    public string Claim => "each request is handled once and answered completely across forced disconnects, all fault kinds";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var scale = AnswersScale.Of(run);
        await using var server = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0 }, NullLoggerFactory.Instance, run.Time, cancellationToken);
        var proxies = await StartProxiesAsync(server.Url, scale, run);
        var ledger = new Ledger();
        var history = new PlayerHistory();
        var plan = new FaultPlan(run.Seed);
        try
        {
            await using var bridge = await AnswersBridge.StartAsync(proxies, ledger, services => services.AddSingleton<IRequestJournal, MemoryJournal>(), cancellationToken);
            var players = await JoinAsync(server.Url, scale, history, run, cancellationToken);
            var projects = players.Select((player, i) => new AnswersProject(i, scale, proxies[i], player, plan, run.Random(i))).ToArray();
            await Task.WhenAll(projects.Select(project => project.RunAsync(cancellationToken)));
            var result = Check(projects.SelectMany(project => project.Expected), ledger, history);
            await Task.WhenAll(players.Select(player => player.DisposeAsync().AsTask()));
            return Figures(result, scale, proxies, plan, history);
        }
        finally
        {
            await Task.WhenAll(proxies.Select(proxy => proxy.DisposeAsync().AsTask()));
        }
    }

    private static async Task<FaultProxy[]> StartProxiesAsync(Uri target, AnswersScale scale, RowRun run) =>
        await Task.WhenAll(Enumerable.Range(0, scale.Projects).Select(i => FaultProxy.StartAsync(target, run.Time, run.Seed + i)));

    private static async Task<ProjectPlayer[]> JoinAsync(Uri cloud, AnswersScale scale, PlayerHistory history, RowRun run, CancellationToken cancellationToken) =>
        await Task.WhenAll(Enumerable.Range(0, scale.Projects).Select(i =>
            ProjectPlayer.JoinAsync(cloud, AnswersBridge.ProjectOf(i), $"player{i}", history, run.Time, run.Random(-i), cancellationToken)));

    private static RowResult Check(IEnumerable<KeyValuePair<string, string>> expected, Ledger ledger, PlayerHistory history)
    {
        var result = new RowResult();
        var questions = history.Questions.ToDictionary(question => question.Key);
        foreach (var (key, answer) in expected)
        {
            result.N++;
            var runs = ledger.Runs.GetValueOrDefault(key);
            result.Check(runs == 1, $"The handler of {key} ran {runs} times.");
            var question = questions.GetValueOrDefault(key);
            result.Check(question?.End == QuestionEnd.Ok, $"{key} ended {question?.End.ToString() ?? "never"}: {question?.Answer}");
            result.Check(question?.End != QuestionEnd.Ok || question.Answer == answer, $"The answer to {key} has {question?.Answer.Length} of {answer.Length} characters, or others: {question?.Answer[..Math.Min(question.Answer.Length, 60)]}");
        }

        return result;
    }

    private static RowResult Figures(RowResult result, AnswersScale scale, FaultProxy[] proxies, FaultPlan plan, PlayerHistory history)
    {
        var disconnects = proxies.Sum(proxy => proxy.Accepted.Items.Count(connection => connection.ClientEnded.IsCompleted));
        result.Check(disconnects >= scale.Disconnects, $"Only {disconnects} of {scale.Disconnects} connections were broken.");
        var waits = history.Questions.Select(question => question.Elapsed.TotalSeconds).Order().ToArray();
        return result.With("disconnects", disconnects)
            .With("refused_connections", proxies.Sum(proxy => proxy.Refused))
            .With("faults_applied", string.Join(", ", plan.Applied.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")))
            .With("projects", scale.Projects)
            .With("repeats", history.Repeats)
            .With("rerequests", history.Rerequests)
            .With("asked_anew", history.AskedAnew)
            .With("median_seconds", waits[waits.Length / 2])
            .With("longest_seconds", waits[^1]);
    }
}
