using CloudBridge.CloudServer;
using CloudBridge.Server.Configuration;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.Clouds.Embedded;

/// <summary>Adds what keeps the values of the cloud server's rooms.</summary>
internal static class RoomServices
{
    /// <summary>
    /// Adds nothing where they are not kept. Before the cloud server, which must find it open and leave it open.
    /// </summary>
    public static IServiceCollection AddRoomStore(this IServiceCollection services, ServerConfiguration configuration) =>
        configuration.Get<EmbeddedCloudOptions>(EmbeddedCloudOptions.Section) is { Enabled: true, KeepRooms: true } options
            ? services
                .AddSqliteRoomStore(
                    new SqliteRoomStoreOptions { Folder = configuration.DataFolder.Path, KeptFor = options.KeptFor, MaxBytes = options.KeptBytes })
                .AddSingleton<IRoomStore, StoredRooms>()
            : services;
}
