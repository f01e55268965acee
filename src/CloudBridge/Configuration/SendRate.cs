namespace CloudBridge.Configuration;

/// <summary>The rate at which a cloud takes values from one connection.</summary>
/// <param name="Interval">Time between two values in the long run; zero means as fast as they come.</param>
/// <param name="BurstInterval">The shortest time between two values.</param>
/// <param name="Burst">Values that may go ahead of the long run.</param>
internal readonly record struct SendRate(TimeSpan Interval, TimeSpan BurstInterval, int Burst)
{
    /// <summary>
    /// The rate that Scratch was measured to take: 15 values a second for 25 s, after that 10 a second. 15 × 25 are 125
    /// more than 10 × 25, so that is a bucket of 125.
    /// </summary>
    public static SendRate Scratch { get; } = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1.0 / 15), 125);

    /// <summary>A fixed interval.</summary>
    public static SendRate Every(TimeSpan interval) => new(interval, TimeSpan.Zero, 0);
}
