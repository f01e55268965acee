using System.Threading.RateLimiting;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace CloudBridge.Server.Http.Limiting;

/// <summary>The limits of the API: so many requests a minute with one key, or from one address.</summary>
internal sealed class ApiLimits(AccessOptions options, IReadOnlyList<LimitedPath> paths)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>True where a key makes a difference: only where it opens something, or counts.</summary>
    public static bool CountsKeys(HttpContext http) => http.Request.Path.StartsWithSegments(ApiPaths.Root) && !IsPublic(http);

    /// <summary>Sets the limits of a server.</summary>
    public void Limit(RateLimiterOptions limiter)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, LimitKey>(PartitionOf);
        limiter.OnRejected = RefuseAsync;
    }

    private static bool IsPublic(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PublicRead>() is not null;

    private LimitedPath? PathOf(HttpContext http) => paths.FirstOrDefault(path => http.Request.Path.StartsWithSegments(path.Root));

    /// <summary>The key under which a request is counted.</summary>
    private LimitKey KeyOf(HttpContext http)
    {
        if (IsPublic(http))
        {
            return new(LimitKind.Public, ClientAddress.Of(http).ToString());
        }

        if (PathOf(http) is not null)
        {
            return new(LimitKind.Path, ClientAddress.Of(http).ToString());
        }

        if (!CountsKeys(http))
        {
            return default;
        }

        return http.User.Identity?.IsAuthenticated == true
            ? new(LimitKind.Key, Caller.Of(http.User).KeyId)
            : new(LimitKind.Address, ClientAddress.Of(http).ToString());
    }

    private RateLimitPartition<LimitKey> PartitionOf(HttpContext http)
    {
        var key = KeyOf(http);
        var permits = key.Kind switch
        {
            LimitKind.Key => options.RequestsPerKey,
            LimitKind.Address or LimitKind.Path => options.RequestsPerAddress,
            LimitKind.Public => options.PublicRequestsPerAddress,
            _ => 0,
        };
        return permits == 0
            ? RateLimitPartition.GetNoLimiter(key)
            : RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window });
    }

    private async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Window;
        var answer = PathOf(http)?.TooMany(http, wait) ?? ProblemAnswer.Of(http, StatusCodes.Status429TooManyRequests, retryAfter: wait);
        await answer.ExecuteAsync(http);
    }

    /// <summary>Whose requests are counted together.</summary>
    /// <param name="Kind">By what.</param>
    /// <param name="Who">The key or the address.</param>
    private readonly record struct LimitKey(LimitKind Kind, string Who);

    /// <summary>By what requests are counted.</summary>
    private enum LimitKind
    {
        /// <summary>Not at all.</summary>
        None,

        /// <summary>By the key they were sent with.</summary>
        Key,

        /// <summary>By the address they came from, without a key.</summary>
        Address,

        /// <summary>By the address they came from, for what everybody may read.</summary>
        Public,

        /// <summary>By the address they came from, below a path with a form of its own.</summary>
        Path,
    }
}
