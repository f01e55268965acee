using CloudBridge.Configuration;
using CloudBridge.Connections;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.Order;

/// <summary>However values come and whenever timers fire, no stretch of time sees more of them than the rate allows.</summary>
internal static class RateCheck
{
    public static async Task RunAsync(SendRate rate, int values, RowResult result, Random random)
    {
        var clock = new ManualTimeProvider();
        var pacer = new SendBudget(clock, rate);
        var sent = new List<DateTimeOffset>(values);
        for (var i = 0; i < values; i++)
        {
            if (random.Next(50) == 0)
            {
                clock.Advance(rate.Interval * random.NextDouble() * 40);
            }

            await WaitAsync(pacer, clock, random);
            sent.Add(clock.GetUtcNow());
            pacer.Sent();
        }

        result.N += values;
        result.Check(!Exceeds(sent, rate), $"More values went than {rate} allows.");
        result.With(rate.Burst == 0 ? "paced_values" : "paced_values_with_burst", values);
    }

    /// <summary>Timers of a busy machine come late, by up to half an interval.</summary>
    private static async Task WaitAsync(SendBudget pacer, ManualTimeProvider clock, Random random)
    {
        var turn = pacer.WaitAsync(CancellationToken.None).AsTask();
        while (!turn.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(random.Next(1, 50)));
            await Task.Yield();
        }

        await turn;
    }

    /// <summary>A late value may be followed early by the next one, so that any stretch may hold one value more, and the burst.</summary>
    private static bool Exceeds(List<DateTimeOffset> sent, SendRate rate)
    {
        foreach (var stretch in (int[])[2, 5, 10, 100, 1000])
        {
            for (var i = stretch; i < sent.Count; i++)
            {
                var took = sent[i] - sent[i - stretch];
                if (took < rate.Interval * (stretch - 1 - rate.Burst) || took < rate.BurstInterval * stretch)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
