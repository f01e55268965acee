namespace CloudBridge.Reliability.Rows.FalseAlarms;

/// <summary>Virtual time in milliseconds. Its timers never fire: the run looks for itself what is due.</summary>
internal sealed class AlarmClock : TimeProvider
{
    /// <summary>Unix milliseconds.</summary>
    public long Now { get; set; } = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public override long TimestampFrequency => 1_000;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);

    public override long GetTimestamp() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new DeadTimer();

    private sealed class DeadTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
