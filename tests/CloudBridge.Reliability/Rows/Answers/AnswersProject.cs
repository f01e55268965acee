using CloudBridge.Reliability.Drivers;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.Reliability.Rows.Answers;

/// <summary>One project: its player asks one request after the other while its bridge's connection is broken again and again.</summary>
internal sealed class AnswersProject(int number, AnswersScale scale, FaultProxy proxy, ProjectPlayer player, FaultPlan plan, Random random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>What the answer to each question must be.</summary>
    public Dictionary<string, string> Expected { get; } = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < scale.Requests; i++)
        {
            var broken = i % scale.FaultEvery == 1 ? plan.Disconnect(proxy) : null;
            if (i % scale.FaultEvery == 3)
            {
                plan.Disturb(proxy);
            }

            await AskAsync(i, cancellationToken);
            if (broken is not null)
            {
                await broken.WhenOverAsync(cancellationToken);
            }
        }
    }

    private async Task AskAsync(int i, CancellationToken cancellationToken)
    {
        var key = $"q{number:D4}{i:D3}";
        var length = random.Next(10) switch
        {
            0 => 0,
            < 5 => random.Next(10, 100),
            < 9 => random.Next(200, 800),
            _ => random.Next(1500, 3000),
        };
        Expected[key] = Ledger.AnswerOf(key, length);
        var filler = random.Next(5) == 0 ? new string('x', 120) : "x";
        await player.AskAsync(key, Patience, "work", [key, $"{length}", filler], cancellationToken);
    }
}
