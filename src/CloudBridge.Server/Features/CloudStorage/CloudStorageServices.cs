using CloudBridge.Server.Features.CloudStorage.Requests;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.CloudStorage;

/// <summary>Adds what projects store here.</summary>
internal static class CloudStorageServices
{
    public static IServiceCollection AddCloudStorage(this IServiceCollection services, ServerOptions options, DataFolder folder)
    {
        var storage = options.CloudStorage;
        if (!storage.Enabled)
        {
            return services.AddSingleton<ICloudStore, NoCloudStore>();
        }

        services.AddSqliteCloudStore(StoreOptions(folder, storage));
        return options.SharedStoreOwner is { } owner
            ? services.AddSingleton<ICloudStore>(provider => new SharedCloudStore(provider.GetRequiredService<SqliteCloudStore>(), owner)).AddHostedService<SharedStoreNotice>()
            : services;
    }

    /// <summary>The store a configuration asks for.</summary>
    public static SqliteCloudStoreOptions StoreOptions(DataFolder folder, CloudStorageOptions options) => new()
    {
        Folder = folder.Path,
        Quota = new CloudStorageQuota
        {
            CreateDatabases = options.CreateDatabases,
            Databases = [.. options.Databases.Distinct(StringComparer.Ordinal)],
            MaxDatabases = options.MaxDatabases,
            MaxKeys = options.MaxKeys,
            MaxBytes = options.MaxBytes,
            MaxTotalBytes = options.MaxTotalBytes,
            MaxValueLength = options.MaxValueLength,
            MaxPrivateKeys = options.MaxPrivateKeys,
            MaxPrivateBytes = options.MaxPrivateBytes,
        },
    };
}
