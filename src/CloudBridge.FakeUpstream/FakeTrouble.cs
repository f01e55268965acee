using Microsoft.AspNetCore.Http;

namespace CloudBridge.FakeUpstream;

/// <summary>What a fake upstream does wrong, and how slowly.</summary>
/// <param name="time">The clock of delays.</param>
public sealed class FakeTrouble(TimeProvider time)
{
    /// <summary>How long every answer takes. Default at once.</summary>
    public TimeSpan Latency { get; set; }

    internal async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        if (Latency > TimeSpan.Zero)
        {
            await Task.Delay(Latency, time, context.RequestAborted).ConfigureAwait(false);
        }

        await next(context).ConfigureAwait(false);
    }
}
