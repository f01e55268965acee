using System.ComponentModel.DataAnnotations;
using CloudBridge.Storage.Engines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Storage.Hosting;

/// <summary>Adds what every store needs.</summary>
internal static class StoreAdding
{
    /// <summary>Adds a store that is open while the application runs.</summary>
    /// <param name="services">The application.</param>
    /// <param name="make">Makes it; null for its constructor.</param>
    public static IServiceCollection AddStore<TStore>(
        this IServiceCollection services,
        Func<IServiceProvider, TStore>? make = null)
        where TStore : class, IOpenedStore
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<FolderClaims>();
        services.Add(make is null ? ServiceDescriptor.Singleton<TStore, TStore>() : ServiceDescriptor.Singleton(make));
        return services.AddSingleton<IHostedService, StoreLifetime<TStore>>();
    }

    /// <summary>Makes sure that every option is within its range.</summary>
    /// <exception cref="ValidationException">One is not.</exception>
    public static void Check(this IServiceCollection services, object options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
    }
}
