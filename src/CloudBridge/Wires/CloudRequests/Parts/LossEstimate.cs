namespace CloudBridge.Wires.CloudRequests.Parts;

/// <summary>
/// Estimates how many values a project misses, from the parts it asks for again. Before anything is known it is taken to
/// miss one in ten.
/// </summary>
internal sealed class LossEstimate
{
    /// <summary>Answers that may be shown cut short because every copy of their highest numbered part was missed.</summary>
    private const double AcceptedCuts = 1.0 / 50_000;

    /// <summary>Answers that may have to be asked for again because every copy of their last part was missed.</summary>
    private const double AcceptedRepeats = 1.0 / 100;

    private const int FewestCopies = 2;
    private const int MostCopies = 7;
    private const int MostLastCopies = 3;
    private const double SentAtFirst = 5;
    private const double MissedAtFirst = 0.5;

    /// <summary>Beyond this many parts older ones count half.</summary>
    private const double Window = 500;

    private double _sent;
    private double _missed;

    /// <summary>True when a part has been asked for again lately.</summary>
    public bool IsLossy => _missed > 0.5;

    /// <summary>The copies of the highest numbered part that have to leave so that one is seen.</summary>
    public int Copies => CopiesFor(AcceptedCuts, FewestCopies, MostCopies);

    /// <summary>The copies of the last part that have to leave where a project does not ask for it.</summary>
    public int LastCopies => IsLossy ? CopiesFor(AcceptedRepeats, 1, MostLastCopies) : 1;

    /// <summary>Parts have left that the project would ask for again.</summary>
    public void Sent(int parts)
    {
        _sent += parts;
        if (_sent > Window)
        {
            (_sent, _missed) = (_sent / 2, _missed / 2);
        }
    }

    /// <summary>A part is asked for again.</summary>
    public void Missed() => _missed = Math.Min(_missed + 1, Window);

    private int CopiesFor(double accepted, int fewest, int most)
    {
        var missed = Math.Min(0.9, (_missed + MissedAtFirst) / (_sent + SentAtFirst));
        return (int)Math.Clamp(Math.Ceiling(Math.Log(accepted) / Math.Log(missed)), fewest, most);
    }
}
