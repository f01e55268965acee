using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Lookup;

/// <summary>Adds what projects store here.</summary>
internal static class CloudStorageServices
{
    public static IServiceCollection AddCloudStorage(this IServiceCollection services, ServerConfiguration configuration) => services;
}
