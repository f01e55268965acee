using System.Diagnostics;

namespace CloudBridge.Benchmarks.Pinger.Comparison;

/// <summary>Checks targets in turn for some time, as many at once for us as for the peer.</summary>
internal sealed class LoadRound(Func<int, Task<bool>> check)
{
    public const int AtOnce = 16;
    public const int Targets = 512;
    private int _next;
    private int _good;
    private int _bad;

    public async Task<(int Good, int Bad)> RunAsync(TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => WorkAsync(started, time))));
        return (_good, _bad);
    }

    private async Task WorkAsync(long started, TimeSpan time)
    {
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            var isGood = await check(Interlocked.Increment(ref _next) % Targets);
            Interlocked.Increment(ref isGood ? ref _good : ref _bad);
        }
    }
}
