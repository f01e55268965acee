using System.Collections.Concurrent;
using System.Globalization;
using CloudBridge.CloudServer;
using CloudBridge.Reliability.Drivers;
using CloudBridge.Reliability.Rows.Answers;
using CloudBridge.Reliability.Rows.Killed;
using CloudBridge.Reliability.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Once;

/// <summary>Players on sockets ask a bridge with a short queue that is killed and started again on the same journal.</summary>
internal sealed class OnceKills(string folder, int requests, RowRun run)
{
    private const int FullKills = 30;
    private const int Projects = 12;
    private const int LongestLife = 700;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly PlayerHistory _history = new();

    /// <summary>The id that each question was answered under.</summary>
    private readonly ConcurrentDictionary<string, string> _answers = new();
    private long _busy;
    private int _kills;

    private string Effects => Path.Combine(folder, "effects.txt");

    /// <summary>Asks all requests.</summary>
    public async Task RunAsync(RowResult result, CancellationToken cancellationToken)
    {
        await using var server = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0 }, NullLoggerFactory.Instance, run.Time, cancellationToken);
        string[] args = [server.Url.ToString(), folder, Effects, Projects.ToString(CultureInfo.InvariantCulture)];
        var killer = new BridgeKiller("once-bridge", args, run.Random(-1));
        await killer.StartAsync(cancellationToken);
        var asking = Enumerable.Range(0, Projects).Select(project => AskAllAsync(server.Url, project, killer, result, cancellationToken)).ToArray();
        await killer.KillAsync(run.Count(FullKills), LongestLife, cancellationToken);
        await Task.WhenAll(asking);
        await killer.StopAsync();
        _kills = killer.Kills;
    }

    /// <summary>Checks what became of them.</summary>
    public void Check(RowResult result)
    {
        var effects = EffectsFile.Read(Effects);
        var recorded = OnceJournal.Read(folder);
        var runs = effects.GroupBy(effect => effect.Id).ToDictionary(run => run.Key, run => run.Count());
        var twice = runs.Count(run => run.Value > 1);
        var unrecorded = runs.Keys.Count(id => !recorded.ContainsKey(id));
        var early = effects.Count(effect => effect.Request != OnceBridgeRole.Recorded);
        var answered = _answers.Values.Count(id => runs.GetValueOrDefault(id) == 1);
        var anew = effects.Count - effects.DistinctBy(effect => effect.Key).Count();
        result.N += requests;
        result.Check(twice == 0, $"{twice} requests ran more than once over kills.");
        result.Check(unrecorded == 0, $"{unrecorded} requests that ran are not in the journal after the kills.");
        result.Check(early == 0, $"{early} requests ran before they were recorded, or after they were answered, over kills.");
        result.Check(answered == requests, $"{requests - answered} of {requests} requests over kills did not get the answer of a run.");
        result.Check(anew <= _history.AskedAnew, $"{anew} effects were repeated, but only {_history.AskedAnew} players were told to ask again.");
        result.With("killed_requests", requests)
            .With("killed_answered_busy", Interlocked.Read(ref _busy))
            .With("killed_ran", runs.Count)
            .With("killed_ran_twice", twice)
            .With("killed_ran_unrecorded", unrecorded)
            .With("killed_ran_early", early)
            .With("killed_asked_anew_as_told", _history.AskedAnew)
            .With("killed_repeats", _history.Repeats)
            .With("kills", _kills);
    }

    /// <summary>The questions are spread over the kills.</summary>
    private async Task AskAllAsync(Uri cloud, int project, BridgeKiller killer, RowResult result, CancellationToken cancellationToken)
    {
        var ids = run.Random(1000 + project);
        await using var player = await ProjectPlayer.JoinAsync(cloud, AnswersBridge.ProjectOf(project), $"player{project}", _history, run.Time, ids, cancellationToken);
        for (var number = project; number < requests; number += Projects)
        {
            await killer.WhenKilledAsync((int)((long)number * run.Count(FullKills) / requests), cancellationToken);
            await AskAsync(player, $"k{number}", result, cancellationToken);
        }
    }

    /// <summary>Asks until the answer is another than "busy".</summary>
    private async Task AskAsync(ProjectPlayer player, string key, RowResult result, CancellationToken cancellationToken)
    {
        while (true)
        {
            var question = await player.AskAsync(key, Patience, OnceQueue.Request, [key], cancellationToken);
            if (question.End != QuestionEnd.Failed || !question.Answer.Contains("very busy", StringComparison.Ordinal))
            {
                result.Check(question.End == QuestionEnd.Ok, $"{key} ended {question.End}: {question.Answer}");
                _answers[key] = question.Answer;
                return;
            }

            Interlocked.Increment(ref _busy);
            await Task.Delay(Moment, run.Time, cancellationToken);
        }
    }
}
