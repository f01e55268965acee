using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups;

/// <summary>Adds the Scratch API.</summary>
internal static class ScratchApiServices
{
    public static IServiceCollection AddScratchApi(this IServiceCollection services) => ScratchApiServiceCollectionExtensions.AddScratchApi(services);
}
