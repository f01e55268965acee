namespace CloudBridge.ModelTrainer.Fitting;

/// <summary>How many of the events behind an entry are given to shorter contexts, as they may be chance.</summary>
internal sealed record Discounts(double One, double Two, double More)
{
    public double Of(int order, double events) => order == 0 ? 0 : events switch
    {
        <= 1 => One * events,
        < 2 => One + ((Two - One) * (events - 1)),
        < 3 => Two + ((More - Two) * (events - 2)),
        _ => More,
    };
}
