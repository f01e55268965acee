namespace CloudBridge.Monitors.Policies;

/// <summary>
/// Decides the state of a monitor from its checks, without a clock and without memory of its own. A contradiction counts when two
/// more checks confirm it, at most half an interval later: one or two losses never alert, and an outage of more than 1.5
/// intervals always does, unless a check takes longer than its confirmation waits. Six changes within 21 regular checks
/// are flapping, until there are two at most.
/// </summary>
/// <param name="confirmations">Checks that must agree with the first. 2, except where a test wants it wrong.</param>
internal sealed class StatePolicy(int confirmations = StatePolicy.Confirmations)
{
    public const int Confirmations = 2;

    private const int FlapsFrom = 6;
    private const int CalmUpTo = 2;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SecondWait = TimeSpan.FromSeconds(30);

    /// <summary>Takes the next check of a monitor into account.</summary>
    public PolicyStep Next(PolicyMemory memory, CheckOutcome outcome, TimeSpan interval)
    {
        var verdict = VerdictOf(outcome);
        if (verdict == memory.Settled || CountsAtOnce(memory.Settled, verdict))
        {
            return Settle(memory, verdict);
        }

        if (!Continues(memory, verdict))
        {
            return Settle(memory, memory.Settled);
        }

        return memory.Contradictions >= confirmations ? Settle(memory, verdict) : Suspect(memory, verdict, interval);
    }

    /// <summary>Nothing to lose: where nothing was known, or nothing was sent, the first answer counts.</summary>
    private static bool CountsAtOnce(Verdict settled, Verdict verdict) =>
        settled is Verdict.Unknown or Verdict.Refused && verdict is Verdict.Good or Verdict.Refused;

    /// <summary>
    /// Two different contradictions cancel each other, except that a target that was good is not, whatever the way.
    /// </summary>
    private static bool Continues(PolicyMemory memory, Verdict verdict) =>
        memory.Contradictions == 0 || memory.Suspected == verdict || memory.Settled == Verdict.Good;

    private static PolicyStep Suspect(PolicyMemory memory, Verdict verdict, TimeSpan interval)
    {
        var wait = memory.Contradictions == 0 ? Shorter(FirstWait, interval / 6) : Shorter(SecondWait, interval / 3);
        return new(memory with { Suspected = verdict, Contradictions = (byte)(memory.Contradictions + 1) }, false, false, wait);
    }

    private static PolicyStep Settle(PolicyMemory memory, Verdict verdict)
    {
        var window = verdict == Verdict.Unknown ? memory.Window : memory.Window.Push(verdict == Verdict.Good);
        var isFlapping = window.Changes >= (memory.IsFlapping ? CalmUpTo + 1 : FlapsFrom);
        var next = memory.WithoutSuspicion() with { Settled = verdict, Window = window, IsFlapping = isFlapping };
        var hasChanged = next.State != memory.State;
        var isAlert = hasChanged && IsNews(memory.Told, next.State);
        return new(isAlert || next.State == MonitorState.Up ? next with { Told = next.State } : next, hasChanged, isAlert, null);
    }

    /// <summary>A first success is no news, and whoever knows that a target is not up need not hear it in other words.</summary>
    private static bool IsNews(MonitorState told, MonitorState now) => (told, now) switch
    {
        (MonitorState.Pending, MonitorState.Up) => false,
        (MonitorState.Down, MonitorState.Refused) or (MonitorState.Refused, MonitorState.Down) => false,
        _ => told != now,
    };

    private static Verdict VerdictOf(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Ok => Verdict.Good,
        CheckOutcome.Refused => Verdict.Refused,
        _ => Verdict.Bad,
    };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
