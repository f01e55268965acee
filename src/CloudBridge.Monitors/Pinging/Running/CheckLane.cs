namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>The checks of one host or one owner.</summary>
internal sealed class CheckLane
{
    /// <summary>
    /// The number of targets that must have kept their checks waiting for nothing, one after the other, before the host itself is
    /// to blame.
    /// </summary>
    private const int SilentTargets = 3;

    private readonly HashSet<object> _timedOut = [];
    private readonly Queue<IGatedCheck> _urgent = new();
    private readonly Queue<IGatedCheck> _waiting = new();

    public int Running { get; set; }

    public bool IsEmpty => Running == 0 && _waiting.Count == 0 && _urgent.Count == 0;

    public void Wait(IGatedCheck check) => (check.IsUrgent ? _urgent : _waiting).Enqueue(check);

    public bool TryNext([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IGatedCheck? check) =>
        _urgent.TryDequeue(out check) || _waiting.TryDequeue(out check);

    /// <summary>Notes what came of a check of the host; one that has not asked says nothing.</summary>
    public void Note(IGatedCheck check)
    {
        if (check.HasTimedOut == true && _timedOut.Count < SilentTargets)
        {
            _timedOut.Add(check.Target);
        }
        else if (check.HasTimedOut == false)
        {
            _timedOut.Clear();
        }
    }

    /// <summary>
    /// Takes out those that have waited as long as they would have for an answer, if the host gives none to anybody.
    /// </summary>
    public IReadOnlyList<IGatedCheck> TakeHopeless()
    {
        var hopeless = new List<IGatedCheck>();
        if (_timedOut.Count >= SilentTargets)
        {
            Sift(_urgent, hopeless);
            Sift(_waiting, hopeless);
        }

        return hopeless;
    }

    private static void Sift(Queue<IGatedCheck> waiting, List<IGatedCheck> hopeless)
    {
        for (var left = waiting.Count; left > 0; left--)
        {
            var check = waiting.Dequeue();
            if (check.HasWaitedLong)
            {
                hopeless.Add(check);
            }
            else
            {
                waiting.Enqueue(check);
            }
        }
    }
}
