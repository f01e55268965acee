using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Examples.Scores;

/// <summary>What a filter looks like: it may look, answer itself, or change what comes back.</summary>
public static class Filters
{
    public static Func<RequestHandler, RequestHandler> LogSlowRequests(TimeSpan limit) => next => async context =>
    {
        var result = await next(context);
        var logger = context.Services.GetRequiredService<ILogger<ScoreRequests>>();
        var time = context.Services.GetRequiredService<TimeProvider>();
        if (time.GetUtcNow() - context.ReceivedAt > limit)
        {
            logger.LogWarning("{Request} was slow", context.Name);
        }

        return result;
    };
}
