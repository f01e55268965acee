namespace CloudBridge.Storage.Tests.Stats;

/// <summary>A clock that cannot be read so many times: a fault of the program that no database is to blame for.</summary>
internal sealed class FaultyTime(TimeProvider time) : TimeProvider
{
    public int Faults { get; set; }

    public override DateTimeOffset GetUtcNow() => Faults-- > 0 ? throw new InvalidOperationException("A fault of the clock.") : time.GetUtcNow();
}
