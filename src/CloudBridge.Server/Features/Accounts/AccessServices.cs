using CloudBridge.Monitors.Access;
using CloudBridge.Server.Http;
using CloudBridge.Storage;
using Microsoft.AspNetCore.Authentication;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>Adds access keys and signing in.</summary>
internal static class AccessServices
{
    private const string Auth = "/auth";
    private const string Keys = "/keys";
    private const string Tag = "Access";

    /// <summary>Adds them; the stores come from elsewhere.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, TimeSpan keyLifetime, DataFolder folder)
    {
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
            .AddSingleton(new KeyPolicy(keyLifetime))
            .AddSingleton<KeyService>()
            .AddSingleton<SignInService>()
            .AddSingleton<SignInEndpoints>()
            .AddSingleton<KeyEndpoints>()
            .AddHostedService<PepperCheck>();
    }

    /// <summary>Maps signing in and one's own keys.</summary>
    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        SignInEndpoints.Map(app.MapGroup(ApiPaths.Prefix + Auth).WithTags(Tag));
        KeyEndpoints.Map(app.MapGroup(ApiPaths.Prefix + Keys).WithTags(Tag));
    }
}
