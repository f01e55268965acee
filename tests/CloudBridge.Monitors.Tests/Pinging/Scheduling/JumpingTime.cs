namespace CloudBridge.Monitors.Tests.Pinging.Scheduling;

/// <summary>A clock whose wall time can jump while its timestamps go on. Its timers never fire.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private static readonly long Start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private long _elapsed;
    private long _jumped;

    public override long TimestampFrequency => 1_000_000;

    public long Wall => Start + _elapsed + _jumped;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Wall);

    public override long GetTimestamp() => 77_000_000 + (_elapsed * 1_000);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new DeadTimer();

    public void Pass(long milliseconds) => _elapsed += milliseconds;

    public void Jump(long milliseconds) => _jumped += milliseconds;

    private sealed class DeadTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
