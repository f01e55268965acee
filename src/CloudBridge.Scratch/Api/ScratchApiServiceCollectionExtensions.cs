using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CloudBridge.Scratch;

/// <summary>Adds the Scratch API to a program.</summary>
public static class ScratchApiServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IScratchApi"/> and <see cref="ITrampoline"/>, which ask through the <see cref="IUpstreamClient"/> of
    /// the program. Without an
    /// <see cref="IScratchSightings"/> nothing is remembered.
    /// </summary>
    public static IServiceCollection AddScratchApi(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<IScratchSightings, NoSightings>();
        services.TryAddSingleton<IScratchApi, ScratchApi>();
        services.TryAddSingleton<ITrampoline, Trampoline>();
        return services;
    }
}
