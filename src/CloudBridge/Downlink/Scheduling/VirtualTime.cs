namespace CloudBridge.Downlink.Scheduling;

/// <summary>
/// The clock of fair queueing. It counts values: in one unit, a round, each turn that waits could have had one value, and
/// each long one as many as its weight. An asker that comes takes its place at this time, so that nobody saves up a right
/// to the downlink and nobody pays for what others had.
/// </summary>
internal sealed class VirtualTime
{
    /// <summary>
    /// Long answers together may have so many values in a round for each turn that waits: whoever waits for a round waits
    /// that much longer, and an answer of many values is not left behind by short ones that come without end.
    /// </summary>
    private const double LongShare = 0.72;

    /// <summary>
    /// Time goes slower than it would if all shared evenly: whoever comes with a short question is served a little sooner.
    /// </summary>
    private const double Favour = 1.6;

    private readonly List<ILane> _lanes = new(4);
    private int _waiting;
    private int _long;
    private double _shortShares;
    private double _longShares;

    /// <summary>The place of an asker that comes now.</summary>
    public double Now { get; private set; }

    /// <summary>Values that a long answer has in one round, at least one.</summary>
    public double LongWeight => _long == 0 ? 1 : Math.Max(1, LongShare * _waiting / _long);

    /// <summary>True while a turn waits in any lane.</summary>
    public bool IsBusy => _waiting > 0;

    /// <summary>Adds a lane that shares the downlink.</summary>
    public void Share(ILane lane) => _lanes.Add(lane);

    /// <summary>A turn begins to wait.</summary>
    public void Enter(bool isLong, RequestPriority priority) => Count(isLong, priority, 1);

    /// <summary>A turn waits no longer.</summary>
    public void Leave(bool isLong, RequestPriority priority) => Count(isLong, priority, -1);

    /// <summary>
    /// A turn that started at a time begins to be served. What fills a value may go before its turn; time does not follow
    /// it.
    /// </summary>
    public void Reach(double start) => Now = Math.Max(Now, Math.Min(start, Earliest()));

    /// <summary>
    /// Something of the downlink is used. Time goes on by the share that each who waits could have had of it: without that,
    /// askers that come without end would all start at the same time, and those who had something before would never have
    /// their turn again.
    /// </summary>
    /// <param name="start">When the turn started.</param>
    /// <param name="values">What it has, in values.</param>
    /// <param name="priority">Divides the price.</param>
    /// <param name="isLong">True when it has the weight of a long answer.</param>
    /// <param name="mostBehind">Rounds that it may be behind.</param>
    /// <returns>
    /// When the next turn of the asker starts: never more than one value from now, as what nobody else could use costs
    /// nothing.
    /// </returns>
    public double Spend(double start, double values, RequestPriority priority, bool isLong, double mostBehind = 0)
    {
        Now += values / (Favour * Math.Max(1, _shortShares + (_longShares * LongWeight)));
        var next = start + (values * FactorOf(priority) / (isLong ? LongWeight : 1));
        return Math.Max(Now - mostBehind, Math.Min(next, Math.Max(start, Now + FactorOf(priority))));
    }

    /// <summary>The price of a value.</summary>
    public static double FactorOf(RequestPriority priority) => priority switch
    {
        RequestPriority.High => 0.25,
        RequestPriority.Low => 4,
        _ => 1,
    };

    private void Count(bool isLong, RequestPriority priority, int turns)
    {
        var shares = turns / FactorOf(priority);
        _waiting += turns;
        _long += isLong ? turns : 0;
        _longShares += isLong ? shares : 0;
        _shortShares += isLong ? 0 : shares;
    }

    private double Earliest()
    {
        var earliest = double.PositiveInfinity;
        foreach (var lane in _lanes)
        {
            earliest = Math.Min(earliest, lane.NextTurn);
        }

        return earliest;
    }
}
