using CloudBridge.Monitors.Access;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Http.Limiting;
using CloudBridge.Storage;
using Microsoft.AspNetCore.Authentication;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>Adds limits by address, and where there are monitors, access keys and signing in.</summary>
internal static class AccessServices
{
    private const string Api = "/api/v1";

    /// <summary>Adds them; the stores come from elsewhere.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, ServerOptions options, DataFolder folder)
    {
        services.AddApiLimits(options.Access);
        if (!options.Monitors.Enabled)
        {
            return services;
        }

        services.AddAuthenticationCore(authentication =>
        {
            authentication.DefaultScheme = AccessKeyHandler.Scheme;
            authentication.AddScheme<AccessKeyHandler>(AccessKeyHandler.Scheme, displayName: null);
        });
        services.AddAuthorization();
        return services
            .AddTransient<AccessKeyHandler>()
            .AddSingleton<AccessLimits>()
            .AddSingleton(new PepperFile(folder.Path))
            .AddSingleton(provider => new KeyHasher(provider.GetRequiredService<PepperFile>().Load()))
            .AddSingleton(new KeyPolicy(options.Access.KeyLifetime))
            .AddSingleton<KeyService>()
            .AddSingleton<SignInService>()
            .AddSingleton<SignInEndpoints>()
            .AddSingleton<KeyEndpoints>()
            .AddHostedService<PepperCheck>();
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

    /// <summary>Maps signing in and one's own keys.</summary>
    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<AccessLimits>() is not null)
        {
            SignInEndpoints.Map(app.MapGroup(Api + "/auth").WithTags("Access"));
            KeyEndpoints.Map(app.MapGroup(Api + "/keys").WithTags("Access"));
        }

        return app;
    }
}
