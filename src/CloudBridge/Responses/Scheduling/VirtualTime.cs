namespace CloudBridge.Responses.Scheduling;

/// <summary>
/// The clock of fair queueing: not seconds, but how much each asker could have had by now. An asker that comes takes its
/// place at this time, so that nobody saves up a right to the downlink and nobody pays for what others had. Guarded by the outbox.
/// </summary>
/// <param name="valueLength">Digits of one value, the most that one turn takes.</param>
internal sealed class VirtualTime(int valueLength)
{
    /// <summary>Time goes half as fast as it would if all shared evenly: whoever comes with a short question is served a little sooner.</summary>
    private const int Favour = 2;

    private readonly List<ILane> _lanes = new(4);

    /// <summary>The place of an asker that comes now.</summary>
    public double Now { get; private set; }

    /// <summary>Turns that wait in all lanes.</summary>
    public int Waiting { get; set; }

    /// <summary>Adds a lane that shares the downlink.</summary>
    public void Share(ILane lane) => _lanes.Add(lane);

    /// <summary>
    /// A turn is served. Time goes on by the share that each who waits could have had of it: without that, askers that come
    /// without end would all start at the same time, and those who had something before would never have their turn again.
    /// </summary>
    /// <param name="start">When the turn started. What fills a value may go before its turn; time does not follow it.</param>
    /// <param name="digits">What it has of the downlink.</param>
    /// <param name="priority">Divides the price.</param>
    /// <returns>When the next turn of the asker starts: never more than one value from now, as what nobody else could use costs nothing.</returns>
    public double Serve(double start, int digits, RequestPriority priority)
    {
        var (price, most) = (digits * FactorOf(priority), valueLength * FactorOf(priority));
        Now = Math.Max(Now, Math.Min(start, Earliest())) + (price / (Favour * (Waiting + 1)));
        return Math.Min(start + price, Math.Max(start, Now + most));
    }

    /// <summary>What a digit costs.</summary>
    public static double FactorOf(RequestPriority priority) => priority switch
    {
        RequestPriority.High => 0.25,
        RequestPriority.Low => 4,
        _ => 1,
    };

    private double Earliest()
    {
        var earliest = double.PositiveInfinity;
        foreach (var lane in _lanes)
        {
            earliest = Math.Min(earliest, lane.NextEnd);
        }

        return earliest;
    }
}
