using CloudBridge.Server.Configuration;
using CloudBridge.Server.Http.Limiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Http.Access;

/// <summary>Counts who asks, and lets callers with keys in where there are keys.</summary>
internal static class AccessPipeline
{
    /// <summary>Adds the limits by address and key.</summary>
    public static IServiceCollection AddApiLimits(this IServiceCollection services, ServerConfiguration configuration)
    {
        services.AddRateLimiter(_ => { })
            .AddSection<AccessOptions>(configuration, AccessOptions.Section)
            .AddOptions<RateLimiterOptions>()
            .Configure<IOptions<AccessOptions>, IEnumerable<LimitedPath>>((limiter, access, paths) => new ApiLimits(access.Value, [.. paths]).Limit(limiter));
        return services;
    }

    /// <summary>Lets callers in before endpoints run, and counts them; behind the routing.</summary>
    public static WebApplication UseAccess(this WebApplication app)
    {
        var hasKeys = app.Services.GetService<IAuthenticationSchemeProvider>() is not null;
        if (hasKeys)
        {
            app.UseAuthentication();
        }

        app.UseRateLimiter();
        if (hasKeys)
        {
            app.UseAuthorization();
        }

        return app;
    }
}
