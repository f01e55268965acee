using CloudBridge.Diagnostics;
using CloudBridge.Hosting;
using CloudBridge.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Routing;

/// <summary>Puts the filter for the evidence a route needs around its handler, outside all other filters.</summary>
internal static class AskerFilters
{
    private static readonly RequestParameter Name = new("your-name", "text");
    private static readonly RequestParameter Code = new("code", "text");

    public static RequestHandler Wrap(AskerEvidence evidence, RequestHandler handler, IServiceProvider services) =>
        evidence switch
    {
        AskerEvidence.Declared => new DeclaredAskerFilter(services.GetRequiredService<BridgeMetrics>()).Wrap(handler),
        AskerEvidence.LogMatched => new LogAskerFilter(
            services.GetRequiredService<AskerResolvers>(),
            services.GetRequiredService<BridgeMetrics>()).Wrap(handler),
        AskerEvidence.Proven => new CodeAskerFilter(
            services.GetRequiredService<AskerResolvers>(),
            services.GetRequiredService<IChallengeCodes>(),
            services.GetRequiredService<BridgeMetrics>()).Wrap(handler),
        _ => handler,
    };

    /// <summary>The arguments with those that the filter takes away before the handler's own are bound.</summary>
    public static IReadOnlyList<RequestParameter> Parameters(
        AskerEvidence evidence,
        IReadOnlyList<RequestParameter> parameters) =>
        evidence switch
    {
        AskerEvidence.Declared => [Name, .. parameters],
        AskerEvidence.Proven => [.. parameters, Code],
        _ => parameters,
    };
}
