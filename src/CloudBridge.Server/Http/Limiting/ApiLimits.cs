using System.Threading.RateLimiting;
using CloudBridge.Server.Features.Monitors.Http;
using CloudBridge.Server.Features.ScratchDb.Http;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace CloudBridge.Server.Http.Limiting;

/// <summary>How often the API may be asked: so many times a minute with one key, or from one address.</summary>
internal static class ApiLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddApiLimits(this IServiceCollection services, AccessOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, LimitKey>(http => PartitionOf(http, options));
        limiter.OnRejected = RefuseAsync;
    });

    /// <summary>Whether a key makes a difference: only where it opens something, or counts.</summary>
    public static bool CountsKeys(HttpContext http) => http.Request.Path.StartsWithSegments(MonitorApi.Root) && !IsPublic(http);

    /// <summary>By what a request is counted.</summary>
    public static LimitKey KeyOf(HttpContext http)
    {
        if (IsPublic(http))
        {
            return new(LimitKind.Public, ClientAddress.Of(http).ToString());
        }

        if (IsStats(http))
        {
            return new(LimitKind.Stats, ClientAddress.Of(http).ToString());
        }

        if (!CountsKeys(http))
        {
            return default;
        }

        return http.User.Identity?.IsAuthenticated == true
            ? new(LimitKind.Key, Caller.Of(http.User).KeyId)
            : new(LimitKind.Address, ClientAddress.Of(http).ToString());
    }

    private static bool IsPublic(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PublicRead>() is not null;

    private static bool IsStats(HttpContext http) => http.Request.Path.StartsWithSegments(ScratchDbEndpoints.Root);

    private static RateLimitPartition<LimitKey> PartitionOf(HttpContext http, AccessOptions options)
    {
        var key = KeyOf(http);
        var permits = key.Kind switch
        {
            LimitKind.Key => options.RequestsPerKey,
            LimitKind.Address or LimitKind.Stats => options.RequestsPerAddress,
            LimitKind.Public => options.PublicRequestsPerAddress,
            _ => 0,
        };
        return permits == 0
            ? RateLimitPartition.GetNoLimiter(key)
            : RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window });
    }

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Window;
        if (IsStats(context.HttpContext))
        {
            await ScratchDbAnswers.TooMany(wait, context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).ExecuteAsync(context.HttpContext);
            return;
        }

        await ProblemAnswer.Of(context.HttpContext, StatusCodes.Status429TooManyRequests, retryAfter: wait).ExecuteAsync(context.HttpContext);
    }
}
