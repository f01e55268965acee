using CloudBridge.Clouds;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Program;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.Clouds.Scratch;

/// <summary>Adds the accounts of Scratch, and the keys that protect their sessions, when a cloud needs them.</summary>
internal static class ScratchServices
{
    public const string KeyFolderName = "keys";

    /// <summary>Adds nothing, and makes no folder, unless a cloud of the kind Scratch is enabled.</summary>
    public static IServiceCollection AddScratch(this IServiceCollection services, IEnumerable<CloudOptions> clouds)
    {
        if (!clouds.Any(cloud => cloud is { Enabled: true, Kind: CloudKind.Scratch }))
        {
            return services;
        }

        services.AddDataProtection().SetApplicationName("CloudBridge");
        services.AddOptions<KeyManagementOptions>()
            .Configure<IOptions<DataOptions>, ILoggerFactory>((keys, data, loggers) => keys.XmlRepository = Keys(data.Value, loggers));
        return services.AddSingleton<IScratchSessionStore, ProtectedSessionStore>().AddSingleton<ICloudAccounts, ScratchAccounts>();
    }

    private static FileSystemXmlRepository Keys(DataOptions data, ILoggerFactory loggers)
    {
        var folder = Path.Combine(data.Folder, KeyFolderName);
        try
        {
            return new(new PrivateFolder(folder).Ensure(), loggers);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The folder {folder} cannot be made or kept private, and without it Scratch's sessions cannot be stored encrypted: {error.Message} "
                    + "Choose another place with --Data:Folder=PATH.",
                error);
        }
    }
}
