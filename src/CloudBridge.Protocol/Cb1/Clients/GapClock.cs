namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>A clock that says when to ask for missing parts: soon at first, then ever more seldom while nothing comes.</summary>
/// <param name="now">The time at which the answer was opened.</param>
internal sealed class GapClock(TimeSpan now)
{
    private TimeSpan _part = now;
    private TimeSpan _said = now;
    private TimeSpan _wait = Cb1Limits.FirstGapInterval;

    private TimeSpan Idle => (_part > _said ? _part : _said) + _wait;

    public TimeSpan Due(bool hasHole)
    {
        var due = hasHole ? _said + _wait : Idle;
        var alive = _said + Cb1Limits.LastGapInterval;
        return due < alive ? due : alive;
    }

    /// <summary>True when asking for parts does not help: the server may have forgotten the answer.</summary>
    public bool IsHopeless(TimeSpan now) => _wait >= Cb1Limits.LastGapInterval && now >= Idle;

    public void PartCame(TimeSpan now)
    {
        _part = now;
        _wait = Cb1Limits.FirstGapInterval;
    }

    /// <summary>
    /// Gaps are being asked for; returns whether the rest of the answer is missing, too, because nothing came of late.
    /// </summary>
    public bool Say(TimeSpan now, bool hasHole)
    {
        var isIdle = now >= Idle;
        _said = now;
        if (isIdle || hasHole)
        {
            _wait = 2 * _wait < Cb1Limits.LastGapInterval ? 2 * _wait : Cb1Limits.LastGapInterval;
        }

        return isIdle;
    }
}
