using CloudBridge.Scratch.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CloudBridge.Scratch;

/// <summary>Adds Scratch's web site and the services around it.</summary>
public static class ScratchSiteServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IScratchSite"/>, <see cref="ICloudData"/>, <see cref="IScratchFiles"/>, <see cref="ITranslation"/>,
    /// <see cref="ISpeech"/>,
    /// <see cref="IResources"/> and <see cref="IOcular"/>. They need <see cref="IUpstreamClient"/>, and the files
    /// <see cref="IScratchApi"/>.
    /// </summary>
    public static IServiceCollection AddScratchSite(this IServiceCollection services)
    {
        services.TryAddSingleton<IScratchSite, ScratchSite>();
        services.TryAddSingleton<ICloudData, CloudData>();
        services.TryAddSingleton<IScratchFiles, ScratchFiles>();
        services.TryAddSingleton<ITranslation, Translation>();
        services.TryAddSingleton<ISpeech, Speech>();
        services.TryAddSingleton<IResources, Resources>();
        services.TryAddSingleton<IOcular, Ocular>();
        return services;
    }
}
