using CloudBridge.Reliability.Running;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.Order;

/// <summary>However values come and whenever timers fire, no stretch of time sees more of them than the rate allows.</summary>
internal static class RateCheck
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(int values, RowResult result, Random random)
    {
        var clock = new ManualTimeProvider();
        var pacer = new SendPacer(clock, Interval);
        var sent = new List<DateTimeOffset>(values);
        for (var i = 0; i < values; i++)
        {
            if (random.Next(50) == 0)
            {
                clock.Advance(Interval * random.NextDouble() * 40);
            }

            await WaitAsync(pacer, clock, random);
            sent.Add(clock.GetUtcNow());
            pacer.Sent();
        }

        result.N += values;
        result.Check(!Exceeds(sent), "More values went than the rate allows.");
        result.With("paced_values", values);
    }

    /// <summary>Timers of a busy machine come late, by up to half an interval.</summary>
    private static async Task WaitAsync(SendPacer pacer, ManualTimeProvider clock, Random random)
    {
        var turn = pacer.WaitAsync().AsTask();
        while (!turn.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(random.Next(1, 50)));
            await Task.Yield();
        }

        await turn;
    }

    /// <summary>A late value may be followed early by the next one, so that any stretch may hold one value more.</summary>
    private static bool Exceeds(List<DateTimeOffset> sent)
    {
        foreach (var stretch in (int[])[2, 5, 10, 100, 1000])
        {
            for (var i = stretch; i < sent.Count; i++)
            {
                if (sent[i] - sent[i - stretch] < Interval * (stretch - 1))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
