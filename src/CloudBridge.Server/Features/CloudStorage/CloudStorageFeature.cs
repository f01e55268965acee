using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Features.CloudStorage.Requests;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.CloudStorage;

/// <summary>The databases in which projects store values.</summary>
internal sealed class CloudStorageFeature : IServerFeature
{
    public IEnumerable<SettingProperty> Sections =>
        [new(CloudStorageOptions.Section, OptionsSection.Of(new CloudStorageOptions()), "What projects may store here.")];

    public bool IsEnabled(ServerConfiguration configuration) => configuration.Get<CloudStorageOptions>(CloudStorageOptions.Section).Enabled;

    public IEnumerable<ConfigurationFault> FaultsOf(ServerConfiguration configuration) => CloudStorageRules.Faults(configuration);

    public void Add(IServiceCollection services, ServerConfiguration configuration)
    {
        var options = configuration.Get<CloudStorageOptions>(CloudStorageOptions.Section);
        services.AddSection<CloudStorageOptions>(configuration, CloudStorageOptions.Section)
            .AddSqliteCloudStore(StoreOptions(configuration.DataFolder, options));
        if (configuration.Clouds().Keys.FirstOrDefault(name => name.Equals(options.Shared, StringComparison.OrdinalIgnoreCase)) is { } owner)
        {
            services.AddSingleton(provider => new SharedCloudStore(provider.GetRequiredService<SqliteCloudStore>(), owner))
                .AddSingleton<ICloudStore>(provider => provider.GetRequiredService<SharedCloudStore>())
                .AddHostedService<SharedStoreNotice>();
        }
    }

    public void AddStandIns(IServiceCollection services) => services.AddSingleton<ICloudStore, NoCloudStore>();

    public void MapRequests(ICloudBridgeBuilder requests) => requests.MapStorageRequests();

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
