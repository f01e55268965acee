namespace CloudBridge.CloudServer.Limits;

/// <summary>
/// So much a second, with a burst of five seconds' worth. It counts how far ahead of its rate a client is, in microseconds:
/// zero after a rest, and beyond the burst it must wait. Not thread-safe, but for <see cref="Ahead"/>.
/// </summary>
/// <param name="perSecond">The rate; 0 sets no limit.</param>
internal sealed class Allowance(double perSecond)
{
    /// <summary>The lead that a client may have over its rate, in microseconds.</summary>
    public const long Burst = 5_000_000;

    private readonly double _price = perSecond == 0 ? 0 : 1_000_000 / perSecond;
    private double _paidUntil;

    /// <summary>Takes an amount, however much is left.</summary>
    public void Take(int amount, long now) => Volatile.Write(ref _paidUntil, Math.Max(_paidUntil, now) + (amount * _price));

    /// <summary>Microseconds that a client is ahead of its rate.</summary>
    public double Ahead(long now) => Math.Max(0, Volatile.Read(ref _paidUntil) - now);
}
